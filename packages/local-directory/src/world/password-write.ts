import { type AccountState, digest, withPassword } from '../accounts/account-state.ts';
import type { Change } from '../wire/request.ts';
import { type Domain, isDelegated, type Session } from './domain.ts';
import {
  type Outcome,
  oldPasswordWrong,
  passwordChangeShape,
  passwordUnwelcome,
  policyRefused,
  resetDenied,
} from './outcome.ts';
import { acceptsPassword } from './password-policy.ts';

/** A write to `unicodePwd`: whose, by whom, with which changes, and whether a reset has to mind the history. */
export type PasswordWrite = {
  readonly domain: Domain;
  readonly session: Session;
  readonly target: AccountState;
  readonly changes: readonly Change[];
  readonly history: boolean;
  readonly now: number;
};

/** A reset: one `replace` with one value, by who has the Reset Password right (MS-ADTS 3.1.1.3.1.5). */
export function resetPassword(write: PasswordWrite): Outcome | AccountState {
  const { domain, session, target, changes, now } = write;
  if (!session.encrypted) return passwordUnwelcome;
  const delegated = session.boundAs === domain.serviceAccountGuid && isDelegated(domain, target);
  if (!delegated || !domain.delegation.resetPassword) return resetDenied;
  const password = changes.length === 1 ? onlyPassword(changes[0]) : undefined;
  if (password === undefined) return passwordUnwelcome;
  if (!acceptsPassword(password, target, domain.policy, write.history)) return policyRefused;
  return withPassword(target, password, now);
}

/** A change: the old password deleted, the new one added, by the account itself; age and history count. */
export function changeOwnPassword(write: PasswordWrite): Outcome | AccountState {
  const { domain, session, target, changes, now } = write;
  if (!session.encrypted) return passwordUnwelcome;
  const old = onlyPassword(changes.find(({ operation }) => operation === 'delete'));
  const password = onlyPassword(changes.find(({ operation }) => operation === 'add'));
  if (changes.length !== 2 || old === undefined || password === undefined) return passwordChangeShape;
  if (session.boundAs !== target.guid) return resetDenied;
  if (target.passwordDigests[0] !== digest(old)) return oldPasswordWrong;
  const tooYoung = now - target.passwordSetAt < domain.policy.minAgeDays * 86_400_000;
  if (tooYoung || !acceptsPassword(password, target, domain.policy, true)) return policyRefused;
  return withPassword(target, password, now);
}

/** The password in the value of a change: UTF-16LE between quotation marks, or undefined. */
function onlyPassword(change: Change | undefined): string | undefined {
  const [value, ...more] = change?.values ?? [];
  if (value === undefined || more.length > 0 || value.length % 2 !== 0) return undefined;
  const quoted = value.toString('utf16le');
  return quoted.length >= 2 && quoted.startsWith('"') && quoted.endsWith('"')
    ? quoted.slice(1, -1)
    : undefined;
}
