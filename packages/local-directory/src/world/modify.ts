import type { AccountState } from '../accounts/account-state.ts';
import { decodeElement } from '../wire/ber.ts';
import { integerOf } from '../wire/element-reader.ts';
import type { Change, Control, Operation } from '../wire/request.ts';
import { comparableDn, isDn, isUnder } from './distinguished-name.ts';
import {
  accountAt,
  type Domain,
  isDelegated,
  type Session,
  supportedControls,
  withAccount,
} from './domain.ts';
import { visibleEntries } from './entries.ts';
import {
  dnMalformed,
  hintsMalformed,
  noObject,
  notBound,
  type Outcome,
  parameterWrong,
  referral,
  success,
  writeDenied,
} from './outcome.ts';
import { changeOwnPassword, type PasswordWrite, resetPassword } from './password-write.ts';

/** How a modify ended and the domain after it; a refused one leaves the domain as it was, all of it. */
export type Modified = { readonly outcome: Outcome; readonly domain: Domain };

type ModifyOperation = Extract<Operation, { readonly kind: 'modify' }>;
type Written = Outcome | AccountState;

/**
 * Decides a modify with the rights of the service account, or of an account on its own password.
 * @param now epoch ms.
 */
export function decideModify(
  domain: Domain,
  session: Session,
  modify: ModifyOperation,
  controls: readonly Control[],
  now: number,
): Modified {
  const refuse = (outcome: Outcome): Modified => ({ outcome, domain });
  const isThere = (dn: string): boolean =>
    visibleEntries(domain, session, now).some((entry) => comparableDn(entry.dn) === comparableDn(dn));
  if (session.boundAs === undefined) return refuse(notBound);
  if (!isDn(modify.dn)) return refuse(dnMalformed);
  if (!isUnder(modify.dn, domain.domainDn)) return refuse(referral(modify.dn));
  const target = accountAt(domain, modify.dn);
  if (target === undefined) return refuse(isThere(modify.dn) ? writeDenied : noObject(domain.domainDn));

  const history = asksForHistory(domain, controls);
  if (history === undefined) return refuse(hintsMalformed);

  const passwords = modify.changes.filter((change) => isNamed(change, 'unicodePwd'));
  const rest = modify.changes.filter((change) => !isNamed(change, 'unicodePwd'));
  const write: PasswordWrite = {
    domain,
    session,
    target,
    changes: passwords,
    history,
    now,
  };
  const steps = [
    ...(passwords.length === 0 ? [] : [() => writePassword(write)]),
    ...rest.map((change) => (account: AccountState) => writeProperty(domain, session, account, change)),
  ];
  let account = target;
  for (const step of steps) {
    const next = step(account);
    if ('code' in next) return refuse(next);
    account = next;
  }
  return { outcome: success, domain: withAccount(domain, account) };
}

function isNamed(change: Change, name: string): boolean {
  return change.attribute.toLowerCase() === name.toLowerCase();
}

function writePassword(write: PasswordWrite): Written {
  return write.changes.some(({ operation }) => operation === 'replace')
    ? resetPassword(write)
    : changeOwnPassword(write);
}

/** The flag in the policy-hints control: 1, history counts; undefined for a value that is none (MS-ADTS 3.1.1.3.4.1.27). */
function asksForHistory(domain: Domain, controls: readonly Control[]): boolean | undefined {
  const hints = controls.find(({ oid }) => supportedControls(domain).includes(oid));
  if (hints === undefined || hints.value.length === 0) return false;
  const value = decodeElement(hints.value);
  const [flags, ...more] = value?.kind === 'elements' ? value.elements : [];
  return flags === undefined || more.length > 0 ? undefined : (integerOf(flags) & 1) === 1;
}

function writeProperty(domain: Domain, session: Session, account: AccountState, change: Change): Written {
  const delegated = session.boundAs === domain.serviceAccountGuid && isDelegated(domain, account);
  const value = change.values.length === 1 ? change.values[0]?.toString('utf8') : undefined;
  if (isNamed(change, 'pwdLastSet') && delegated && domain.delegation.writePwdLastSet) {
    if (change.operation !== 'replace' || (value !== '0' && value !== '-1')) return parameterWrong;
    return { ...account, mustChange: value === '0' };
  }
  if (isNamed(change, 'lockoutTime') && delegated && domain.delegation.writeLockoutTime) {
    if (change.operation !== 'replace' || value !== '0') return parameterWrong;
    return { ...account, lockedAt: 0, failures: 0 };
  }
  return writeDenied;
}
