import { type AccountState, digest } from '../accounts/account-state.ts';

/** A domain's password policy: lengths in characters, ages in days, history in passwords, lockout in minutes. */
export type PasswordPolicy = {
  readonly minPwdLength: number;
  readonly complexity: boolean;
  readonly historyLength: number;
  readonly minAgeDays: number;
  readonly maxAgeDays: number;
  readonly lockoutThreshold: number;
  readonly lockoutMinutes: number;
};

/** The policy of a directory that was given none. */
export const defaultPolicy: PasswordPolicy = {
  minPwdLength: 10,
  complexity: true,
  historyLength: 5,
  minAgeDays: 1,
  maxAgeDays: 90,
  lockoutThreshold: 3,
  lockoutMinutes: 30,
};

/**
 * Whether the directory takes a password for an account. A fine-grained policy stands in for the domain's.
 * @param history whether earlier passwords count, as they do on a change and on a reset with policy hints.
 */
export function acceptsPassword(
  password: string,
  account: AccountState,
  domain: PasswordPolicy,
  history: boolean,
): boolean {
  const policy = { ...domain, ...account.passwordSettings };
  if ([...password].length < policy.minPwdLength) return false;
  if (policy.complexity && !isComplex(password, account)) return false;
  const remembered = account.passwordDigests.slice(0, policy.historyLength);
  return !(history && remembered.includes(digest(password)));
}

const categories = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u, /[\p{Lo}\p{Lm}]/u];

/**
 * Three of five kinds of characters, and neither the account name nor a part of the display name of three characters
 * or more, in any case (Microsoft, "Passwords must meet complexity requirements").
 */
function isComplex(password: string, { seed }: AccountState): boolean {
  if (categories.filter((category) => category.test(password)).length < 3) return false;
  const names = [seed.sAMAccountName, ...seed.displayName.split(/[,.\-_ #\t]+/)];
  const lower = password.toLowerCase();
  return !names.some((name) => [...name].length >= 3 && lower.includes(name.toLowerCase()));
}
