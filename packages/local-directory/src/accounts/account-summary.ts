import type { PasswordPolicy } from '../world/password-policy.ts';
import { linkedGroupNames } from './account-groups.ts';
import { type AccountState, isLocked, passwordRefusal } from './account-state.ts';

/** What can be told of an account without telling a secret; the time is epoch ms. */
export type AccountSummary = {
  readonly dn: string;
  readonly sAMAccountName: string;
  readonly displayName: string;
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly mustChangePassword: boolean;
  readonly passwordExpired: boolean;
  readonly passwordSetAt: number;
  /** How often the password was set since the directory started. */
  readonly passwordWrites: number;
  readonly badPasswordCount: number;
  readonly mobile: string | undefined;
  /** The names of the groups that it is in, but for its primary one. */
  readonly groups: readonly string[];
};

/** Sums an account up at a time. */
export function summarise(account: AccountState, policy: PasswordPolicy, now: number): AccountSummary {
  return {
    dn: account.dn,
    sAMAccountName: account.seed.sAMAccountName,
    displayName: account.seed.displayName,
    disabled: account.disabled,
    locked: isLocked(account, policy.lockoutMinutes, now),
    mustChangePassword: account.mustChange,
    passwordExpired: passwordRefusal(account, policy.maxAgeDays, now) === '532',
    passwordSetAt: account.passwordSetAt,
    passwordWrites: account.passwordDigests.length - 1,
    badPasswordCount: account.failures,
    mobile: account.seed.mobile,
    groups: linkedGroupNames(account),
  };
}
