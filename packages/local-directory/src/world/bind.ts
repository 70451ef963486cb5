import { type AccountState, digest, isLocked } from '../accounts/account-state.ts';
import type { Operation } from '../wire/request.ts';
import { comparableDn } from './distinguished-name.ts';
import { bindRefused, notSupported, type Outcome, success } from './outcome.ts';
import { domainName, type World, withAccount } from './world.ts';

/** What a bind leaves behind: who is bound now (an objectGUID), and the world with its failure counted. */
export type Bound = {
  readonly outcome: Outcome;
  readonly boundAs: string | undefined;
  readonly world: World;
};

type BindOperation = Extract<Operation, { readonly kind: 'bind' }>;

/**
 * Decides a simple bind in AD's order: unknown name, lock, password, then the states of the account.
 * A name with an empty password binds as nobody, with success (RFC 4513 5.1.2), as a DC does unless told otherwise.
 * @param now epoch ms.
 */
export function decideBind(world: World, bind: BindOperation, now: number): Bound {
  if (bind.version !== 3)
    return { outcome: notSupported(`LDAP version ${bind.version}`), boundAs: undefined, world };
  if (bind.password === '') return { outcome: success, boundAs: undefined, world };
  const account = accountNamed(world, bind.name);
  if (account === undefined) return refused(world, '525');
  if (isLocked(account, world.policy.lockoutMinutes, now)) return refused(world, '775');
  if (account.passwordDigests[0] !== digest(bind.password)) {
    return refused(withAccount(world, countFailure(account, world, now)), '52e');
  }
  const data = stateRefusal(account, world, now);
  if (data !== undefined) return refused(world, data);
  const cleared = withAccount(world, { ...account, failures: 0, lockedAt: 0 });
  return { outcome: success, boundAs: account.guid, world: cleared };
}

function refused(world: World, data: string): Bound {
  return {
    outcome: bindRefused(data),
    boundAs: undefined,
    world,
  };
}

/** A name to bind with is a DN, a UPN, or `DOMAIN\sAMAccountName`. */
function accountNamed(world: World, name: string): AccountState | undefined {
  return world.accounts.find(({ dn, seed }) => {
    const names = [
      `${seed.sAMAccountName}@${domainName(world)}`,
      `${world.netbiosName}\\${seed.sAMAccountName}`,
    ];
    const isNamed = names.some((one) => one.toLowerCase() === name.toLowerCase());
    return isNamed || comparableDn(dn) === comparableDn(name);
  });
}

/** A failure older than the lockout's minutes is forgotten; the threshold's failure locks. */
function countFailure(account: AccountState, { policy }: World, now: number): AccountState {
  const recent = now - account.lastFailureAt < policy.lockoutMinutes * 60_000;
  const failures = (recent ? account.failures : 0) + 1;
  const locks = policy.lockoutThreshold > 0 && failures >= policy.lockoutThreshold;
  return { ...account, failures, lastFailureAt: now, lockedAt: locks ? now : 0 };
}

function stateRefusal(account: AccountState, { policy }: World, now: number): string | undefined {
  if (account.disabled) return '533';
  if (account.accountExpired) return '701';
  if (account.logonRefused !== undefined) return account.logonRefused;
  if (account.passwordNeverExpires) return undefined;
  if (account.mustChange) return '773';
  const age = now - account.passwordSetAt;
  return policy.maxAgeDays > 0 && age > policy.maxAgeDays * 86_400_000 ? '532' : undefined;
}
