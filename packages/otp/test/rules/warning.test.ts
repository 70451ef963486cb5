import { expect, test } from 'vitest';
import { newRow } from '../../src/row.ts';
import { warned } from '../../src/rules/warning.ts';

const now = 1_760_000_000_000;
const day = 86_400_000;

test.each([
  ['nobody was told yet', undefined, true],
  ['they were told just now', now, false],
  ['they were told a millisecond less than a day ago', now - day + 1, false],
  ['they were told a day ago', now - day, true],
  ['the clock went back since', now + 1, false],
  ['nobody knows when they were told', Number.NaN, false],
])('an owner is told that somebody tries, where %s: %s', (_, warnedAt, isTold) => {
  const row = { ...newRow, ...(warnedAt !== undefined && { warnedAt }), failures: 3 };
  const decision = warned(row, now);
  expect(decision.verdict).toBe(isTold);
  if (isTold) expect(decision.row).toEqual({ ...row, warnedAt: now });
  else expect(decision.row).toBe(row);
});
