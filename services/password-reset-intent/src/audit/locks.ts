import type { Limit } from '@opsline/attempts';
import { resets, unlocks, wrongAnswers } from '../reset/policy.ts';
import type { Row } from '../reset/row.ts';

/** What an account is held for, and until when: epoch ms, Infinity for a lock without end. */
export type Lock = {
  readonly of: 'one-time PINs' | 'answers' | 'resets' | 'unlocks';
  readonly until: number;
};

/** What an account is held for by its row in table PasswordReset, at `now`, epoch ms. */
export function locksOf(row: Row, now: number): readonly Lock[] {
  const locks: readonly Lock[] = [
    { of: 'answers', until: freeAt(row.wrong, wrongAnswers) },
    { of: 'resets', until: freeAt(row.resets, resets) },
    { of: 'unlocks', until: freeAt(row.unlocks, unlocks) },
  ];
  return locks.filter(({ until }) => until > now);
}

/** When one more fits every limit again, epoch ms; 0 where it does already. */
function freeAt(times: readonly number[], limits: readonly Limit[]): number {
  const free = limits.map(({ count, withinMs }) => {
    const last = times.toSorted((a, b) => a - b).at(-count);
    return last === undefined ? 0 : last + withinMs;
  });
  return Math.max(0, ...free);
}
