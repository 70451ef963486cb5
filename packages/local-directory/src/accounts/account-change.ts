import { type AccountState, passwordSetAt } from './account-state.ts';

/** What an administrator changes of an account; whatever is not there stays as it is. */
export type AccountChange = {
  readonly locked?: boolean;
  readonly disabled?: boolean;
  readonly passwordExpired?: boolean;
  /** null for no number. */
  readonly mobile?: string | null;
};

/** The account after a change; `now` is epoch ms. */
export function changedAccount(account: AccountState, change: AccountChange, now: number): AccountState {
  const { locked, disabled = account.disabled, passwordExpired, mobile } = change;
  return {
    ...account,
    disabled,
    ...(locked !== undefined && { lockedAt: locked ? now : 0, failures: 0 }),
    ...(passwordExpired !== undefined && {
      passwordSetAt: passwordSetAt(passwordExpired, now),
      passwordNeverExpires: account.passwordNeverExpires && !passwordExpired,
      mustChange: false,
    }),
    ...(mobile !== undefined && {
      seed: { ...account.seed, mobile: mobile ?? undefined },
      numbersChangedAt: now,
    }),
  };
}
