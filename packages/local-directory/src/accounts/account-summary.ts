import { type AccountState, isLocked } from './account-state.ts';

/** What can be told of an account without telling a secret; the time is epoch ms. */
export type AccountSummary = {
  readonly dn: string;
  readonly sAMAccountName: string;
  readonly displayName: string;
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly mustChangePassword: boolean;
  readonly passwordSetAt: number;
  /** How often the password was set since the directory started. */
  readonly passwordWrites: number;
  readonly badPasswordCount: number;
};

/** Sums an account up at a time, given the lockout's minutes. */
export function summarise(account: AccountState, lockoutMinutes: number, now: number): AccountSummary {
  return {
    dn: account.dn,
    sAMAccountName: account.seed.sAMAccountName,
    displayName: account.seed.displayName,
    disabled: account.disabled,
    locked: isLocked(account, lockoutMinutes, now),
    mustChangePassword: account.mustChange,
    passwordSetAt: account.passwordSetAt,
    passwordWrites: account.passwordDigests.length - 1,
    badPasswordCount: account.failures,
  };
}
