import type { Account, Directory, Reset } from '../directory/directory.ts';
import { mostDraws } from './limits.ts';
import { drawPassword, type RandomInt } from './password.ts';

/** What came of setting a password. `refused`: nothing was written, and `reason` says what the directory answered. */
export type PasswordSet =
  | { readonly outcome: 'set'; readonly password: string; readonly history: 'enforced' | 'not enforced' }
  | { readonly outcome: 'refused'; readonly reason: Exclude<Reset['outcome'], 'reset' | 'unknown'> }
  | { readonly outcome: 'unknown' };

/**
 * Gives an account a password by the policy in force. One that the policy refuses is drawn anew, at most three times;
 * whatever else becomes of a write, there is no second one.
 *
 * @throws DirectoryError when nothing was written
 */
export async function setPassword(
  directory: Directory,
  account: Account,
  randomInt: RandomInt,
): Promise<PasswordSet> {
  const { minimumLength } = await directory.policy(account);
  for (let draw = 1; ; draw += 1) {
    const password = drawPassword({ minimumLength, forbidden: account.names }, randomInt);
    const reset = await directory.reset(account, password);
    if (reset.outcome === 'reset') return { outcome: 'set', password, history: reset.history };
    if (reset.outcome === 'unknown') return { outcome: 'unknown' };
    if (reset.outcome !== 'policy' || draw === mostDraws) {
      return { outcome: 'refused', reason: reset.outcome };
    }
  }
}
