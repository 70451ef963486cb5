import { day, hour, minute } from '@opsline/function-kit/durations';
import { expect, test } from 'vitest';
import { type Lock, locksOf } from '../../src/audit/locks.ts';
import { newRow } from '../../src/reset/row.ts';

const now = Date.UTC(2026, 10, 20, 8, 0);

function hoursAgo(...all: readonly number[]): readonly number[] {
  return all.map((hours) => now - hours * hour);
}

test.each<[string, Partial<typeof newRow>, readonly Lock[]]>([
  ['nobody knows anything of them', {}, []],
  ['four wrong answers', { wrong: hoursAgo(4, 3, 2, 1) }, []],
  [
    'five in a day: until the first of them is a day old',
    { wrong: hoursAgo(5, 4, 3, 2, 1) },
    [{ of: 'answers', until: now + 19 * hour }],
  ],
  [
    'six, as they were written down: the last five count',
    { wrong: hoursAgo(3, 6, 1, 5, 2, 4) },
    [{ of: 'answers', until: now + 19 * hour }],
  ],
  ['five, of which the first is a day old', { wrong: hoursAgo(24, 4, 3, 2, 1) }, []],
  [
    'five, of which it is all but a day old',
    { wrong: [now - day + 1, ...hoursAgo(4, 3, 2, 1)] },
    [{ of: 'answers', until: now + 1 }],
  ],
  [
    'a reset half an hour ago: the pause',
    { resets: hoursAgo(0.5) },
    [{ of: 'resets', until: now + 30 * minute }],
  ],
  ['a reset an hour ago', { resets: hoursAgo(1) }, []],
  [
    'three resets within a week: longer than the pause',
    { resets: hoursAgo(48, 24, 0.5) },
    [{ of: 'resets', until: now + 5 * day }],
  ],
  ['two unlocks', { unlocks: hoursAgo(2, 1) }, []],
  ['three unlocks in a day', { unlocks: hoursAgo(3, 2, 1) }, [{ of: 'unlocks', until: now + 21 * hour }]],
  [
    'all of it at once',
    { wrong: hoursAgo(5, 4, 3, 2, 1), resets: hoursAgo(0.5), unlocks: hoursAgo(3, 2, 1) },
    [
      { of: 'answers', until: now + 19 * hour },
      { of: 'resets', until: now + 30 * minute },
      { of: 'unlocks', until: now + 21 * hour },
    ],
  ],
])('what an account is held for: %s', (_, row, held) => {
  expect(locksOf({ ...newRow, ...row }, now)).toEqual(held);
});
