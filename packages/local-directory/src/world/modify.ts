import type { AccountState } from '../accounts/account-state.ts';
import type { Change, Control, Operation } from '../wire/request.ts';
import { isDn, isUnder } from './distinguished-name.ts';
import {
  dnMalformed,
  noObject,
  notBound,
  type Outcome,
  parameterWrong,
  referral,
  success,
  writeDenied,
} from './outcome.ts';
import { changeOwnPassword, type PasswordWrite, resetPassword } from './password-write.ts';
import { accountAt, isDelegated, policyHintsOids, type Session, type World, withAccount } from './world.ts';

/** How a modify ended and the world after it; a refused one leaves the world as it was, all of it. */
export type Modified = { readonly outcome: Outcome; readonly world: World };

type ModifyOperation = Extract<Operation, { readonly kind: 'modify' }>;
type Step = Outcome | AccountState;

/**
 * Decides a modify with the rights of the service account, or of an account on its own password.
 * @param now epoch ms.
 */
export function decideModify(
  world: World,
  session: Session,
  modify: ModifyOperation,
  controls: readonly Control[],
  now: number,
): Modified {
  const refuse = (outcome: Outcome): Modified => ({ outcome, world });
  if (session.boundAs === undefined) return refuse(notBound);
  if (!isDn(modify.dn)) return refuse(dnMalformed);
  if (!isUnder(modify.dn, world.domainDn)) return refuse(referral(modify.dn));
  const target = accountAt(world, modify.dn);
  if (target === undefined) return refuse(noObject(world.domainDn));

  const passwords = modify.changes.filter((change) => isNamed(change, 'unicodePwd'));
  const rest = modify.changes.filter((change) => !isNamed(change, 'unicodePwd'));
  const write: PasswordWrite = {
    world,
    session,
    target,
    changes: passwords,
    history: asksForHistory(world, controls),
    now,
  };
  const steps = [
    ...(passwords.length === 0 ? [] : [() => writePassword(write)]),
    ...rest.map((change) => (account: AccountState) => writeProperty(world, session, account, change)),
  ];
  let account = target;
  for (const step of steps) {
    const next = step(account);
    if ('code' in next) return refuse(next);
    account = next;
  }
  return { outcome: success, world: withAccount(world, account) };
}

function isNamed(change: Change, name: string): boolean {
  return change.attribute.toLowerCase() === name.toLowerCase();
}

function writePassword(write: PasswordWrite): Step {
  return write.changes.some(({ operation }) => operation === 'replace')
    ? resetPassword(write)
    : changeOwnPassword(write);
}

/** Value `30 03 02 01 01` of the policy-hints control: flag 1, history counts (MS-ADTS 3.1.1.3.4.1.27). */
function asksForHistory(world: World, controls: readonly Control[]): boolean {
  if (world.policyHints === 'none') return false;
  const oid = policyHintsOids[world.policyHints];
  return controls.some((control) => control.oid === oid && control.value.toString('hex') === '3003020101');
}

function writeProperty(world: World, session: Session, account: AccountState, change: Change): Step {
  const delegated = session.boundAs === world.serviceAccountGuid && isDelegated(world, account);
  const value = change.values.length === 1 ? change.values[0]?.toString('utf8') : undefined;
  if (isNamed(change, 'pwdLastSet') && delegated && world.delegation.writePwdLastSet) {
    if (change.operation !== 'replace' || (value !== '0' && value !== '-1')) return parameterWrong;
    return { ...account, mustChange: value === '0' };
  }
  if (isNamed(change, 'lockoutTime') && delegated && world.delegation.writeLockoutTime) {
    if (change.operation !== 'replace' || value !== '0') return parameterWrong;
    return { ...account, lockedAt: 0, failures: 0 };
  }
  return writeDenied;
}
