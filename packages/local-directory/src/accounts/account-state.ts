import { createHash } from 'node:crypto';
import { escapeDnValue } from '../world/distinguished-name.ts';
import type { AccountFlag, DirectoryAccount, PasswordSettings } from './accounts.ts';

/** An account as the directory holds it. Times are epoch ms, 0 meaning what 0 means in AD ("now", "not locked"). */
export type AccountState = {
  readonly dn: string;
  readonly guid: string;
  /** The last part of its SID. */
  readonly rid: number;
  readonly seed: DirectoryAccount;
  readonly disabled: boolean;
  readonly passwordNeverExpires: boolean;
  readonly protected: boolean;
  readonly accountExpired: boolean;
  readonly logonRefused: '530' | '531' | undefined;
  readonly passwordSettings: PasswordSettings | undefined;
  readonly passwordDigests: readonly string[];
  /** When the phone numbers were written last. */
  readonly numbersChangedAt: number;
  readonly passwordSetAt: number;
  readonly mustChange: boolean;
  readonly lockedAt: number;
  readonly failures: number;
  readonly lastFailureAt: number;
};

const hour = 3_600_000;
const day = 24 * hour;

/**
 * An account at the start of the directory's life.
 * @param domainDn where its organizational unit lies.
 * @param now epoch ms.
 * @param ids its objectGUID, and the last part of its SID.
 */
export function seedAccount(
  seed: DirectoryAccount,
  domainDn: string,
  now: number,
  { guid, rid }: Pick<AccountState, 'guid' | 'rid'>,
): AccountState {
  const has = (flag: AccountFlag): boolean => seed.flags.includes(flag);
  return {
    dn: `CN=${escapeDnValue(seed.displayName)},OU=${seed.organizationalUnit},${domainDn}`,
    guid,
    rid,
    seed,
    disabled: has('disabled'),
    passwordNeverExpires: has('password never expires'),
    protected: has('protected'),
    accountExpired: has('account expired'),
    logonRefused: logonRefusal(seed.flags),
    passwordSettings: seed.passwordSettings,
    passwordDigests: [digest(seed.password)],
    numbersChangedAt: now - seed.numberChangedHoursAgo * hour,
    passwordSetAt: passwordSetAt(has('password expired'), now),
    mustChange: has('must change password'),
    lockedAt: has('locked') ? now : 0,
    failures: 0,
    lastFailureAt: 0,
  };
}

/** When a password was set that has run out by now (epoch ms), or has not. */
export function passwordSetAt(expired: boolean, now: number): number {
  return expired ? now - 3650 * day : now - 2 * day;
}

function logonRefusal(flags: readonly AccountFlag[]): AccountState['logonRefused'] {
  if (flags.includes('outside logon hours')) return '530';
  return flags.includes('wrong workstation') ? '531' : undefined;
}

/**
 * Why a password does not let its owner in, however right it is: it must be changed (773), or has run out (532).
 * @param maxAgeDays 0 for a password that never runs out.
 * @param now epoch ms.
 */
export function passwordRefusal(
  account: AccountState,
  maxAgeDays: number,
  now: number,
): '773' | '532' | undefined {
  if (account.passwordNeverExpires) return undefined;
  if (account.mustChange) return '773';
  return maxAgeDays > 0 && now - account.passwordSetAt > maxAgeDays * day ? '532' : undefined;
}

/** What stands for a password here, so that no dump of the domain holds one. */
export function digest(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}

/** The account with a new password: the newest digest first, the account unlocked only where asked. */
export function withPassword(account: AccountState, password: string, now: number): AccountState {
  return {
    ...account,
    passwordDigests: [digest(password), ...account.passwordDigests],
    passwordSetAt: now,
    mustChange: false,
  };
}

/** Whether an account is locked at a time, given the lock's duration in minutes. */
export function isLocked(account: AccountState, minutes: number, now: number): boolean {
  return account.lockedAt > 0 && now < account.lockedAt + minutes * 60_000;
}
