import { isLocked, type LockPolicy, lockMsAfter, withFailure, withoutFailures } from '@opsline/attempts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const minute = 60_000;
const day = 86_400_000;
const policy: LockPolicy = {
  failuresToLock: 10,
  firstLockMs: 15 * minute,
  longestLockMs: day,
  failuresToDisable: 100,
};

test.each([
  [0, 0],
  [9, 0],
  [10, 15 * minute],
  [11, 30 * minute],
  [16, 960 * minute],
  [17, day],
  [99, day],
  [100, Number.POSITIVE_INFINITY],
])('after %i consecutive failures the lock is %d ms', (failures, lockMs) => {
  expect(lockMsAfter(policy, failures)).toBe(lockMs);
});

test.each([
  ['9 failures', 'open', 9, 0],
  ['10 failures, at once', 'locked', 10, 0],
  ['10 failures, 1 ms before 15 min', 'locked', 10, 15 * minute - 1],
  ['10 failures, at 15 min', 'open', 10, 15 * minute],
  ['10 failures, the clock back', 'locked', 10, -day],
  ['9 failures, the clock back', 'open', 9, -day],
  ['10 failures, no time', 'locked', 10, Number.NaN],
  ['100 failures, a hundred years on', 'locked', 100, 36_500 * day],
])('%s: %s', (_case, expected, failures, after) => {
  expect(isLocked(policy, { failures, failedAt: 1_000 }, 1_000 + after)).toBe(expected === 'locked');
});

test('one more failure never shortens a lock', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      (failures) => lockMsAfter(policy, failures + 1) >= lockMsAfter(policy, failures),
    ),
  );
});

test('a failure is added and a success forgets them; the rest of the row stays', () => {
  const row = { failures: 2, failedAt: 5, name: 'kept' };
  expect(withFailure(row, 9)).toEqual({ failures: 3, failedAt: 9, name: 'kept' });
  expect(withoutFailures(row)).toEqual({ failures: 0, failedAt: 0, name: 'kept' });
  const clean = withoutFailures(row);
  expect(withoutFailures(clean)).toBe(clean);
});
