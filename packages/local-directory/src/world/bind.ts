import { type AccountState, digest, isLocked, passwordRefusal } from '../accounts/account-state.ts';
import type { Operation } from '../wire/request.ts';
import { comparableDn } from './distinguished-name.ts';
import { type Domain, domainName, withAccount } from './domain.ts';
import { bindRefused, notSupported, type Outcome, success } from './outcome.ts';

/** What a bind leaves behind: who is bound now (an objectGUID), and the domain with its failure counted. */
export type Bound = {
  readonly outcome: Outcome;
  readonly boundAs: string | undefined;
  readonly domain: Domain;
};

type BindOperation = Extract<Operation, { readonly kind: 'bind' }>;

/**
 * Decides a simple bind in AD's order: unknown name, lock, password, then the states of the account.
 * A name with an empty password binds as nobody, with success (RFC 4513 5.1.2), as a DC does unless told otherwise.
 * @param now epoch ms.
 */
export function decideBind(domain: Domain, bind: BindOperation, now: number): Bound {
  if (bind.version !== 3)
    return { outcome: notSupported(`LDAP version ${bind.version}`), boundAs: undefined, domain };
  if (bind.password === '') return { outcome: success, boundAs: undefined, domain };
  const account = accountNamed(domain, bind.name);
  if (account === undefined) return refused(domain, '525');
  if (isLocked(account, domain.policy.lockoutMinutes, now)) return refused(domain, '775');
  if (account.passwordDigests[0] !== digest(bind.password)) {
    return refused(withAccount(domain, countFailure(account, domain, now)), '52e');
  }
  const data = stateRefusal(account, domain, now);
  if (data !== undefined) return refused(domain, data);
  const cleared = withAccount(domain, { ...account, failures: 0, lockedAt: 0 });
  return { outcome: success, boundAs: account.guid, domain: cleared };
}

function refused(domain: Domain, data: string): Bound {
  return {
    outcome: bindRefused(data),
    boundAs: undefined,
    domain,
  };
}

/** A name to bind with is a DN, a UPN, or `DOMAIN\sAMAccountName`. */
function accountNamed(domain: Domain, name: string): AccountState | undefined {
  return domain.accounts.find(({ dn, seed }) => {
    const names = [
      `${seed.sAMAccountName}@${domainName(domain)}`,
      `${domain.netbiosName}\\${seed.sAMAccountName}`,
    ];
    const isNamed = names.some((one) => one.toLowerCase() === name.toLowerCase());
    return isNamed || comparableDn(dn) === comparableDn(name);
  });
}

/** A failure older than the lockout's minutes is forgotten; the threshold's failure locks. */
function countFailure(account: AccountState, { policy }: Domain, now: number): AccountState {
  const recent = now - account.lastFailureAt < policy.lockoutMinutes * 60_000;
  const failures = (recent ? account.failures : 0) + 1;
  const locks = policy.lockoutThreshold > 0 && failures >= policy.lockoutThreshold;
  return { ...account, failures, lastFailureAt: now, lockedAt: locks ? now : 0 };
}

function stateRefusal(account: AccountState, { policy }: Domain, now: number): string | undefined {
  if (account.disabled) return '533';
  if (account.accountExpired) return '701';
  if (account.logonRefused !== undefined) return account.logonRefused;
  return passwordRefusal(account, policy.maxAgeDays, now);
}
