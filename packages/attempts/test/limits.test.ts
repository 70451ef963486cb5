import { fits, withTime } from '@opsline/attempts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const T = 1_760_000_000_000;

test.each([
  ['none', [], true],
  ['one just old enough', [T - 30_000], true],
  ['one 1 ms too young', [T - 29_999], false],
  ['one in the future', [T + 1], false],
  ['one at no time', [Number.NaN], false],
])('with %s before, one in 30 s', (_case, times, expected) => {
  expect(fits(times, [{ count: 1, withinMs: 30_000 }], T)).toBe(expected);
});

test('every limit must be kept', () => {
  const limits = [
    { count: 2, withinMs: 10 },
    { count: 3, withinMs: 100 },
  ];
  expect(fits([T - 50, T - 5], limits, T)).toBe(true);
  expect(fits([T - 6, T - 5], limits, T)).toBe(false);
  expect(fits([T - 90, T - 50, T - 5], limits, T)).toBe(false);
});

test('what no limit looks at any more is dropped', () => {
  expect(withTime([T - 100, T - 99], [{ count: 2, withinMs: 100 }], T)).toEqual([T - 99, T]);
});

test('however often it is tried, no window ever holds more than its limit', () => {
  const limit = { count: 3, withinMs: 50 };
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (pauses) => {
      let now = T;
      let times: readonly number[] = [];
      const all: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (fits(times, [limit], now)) {
          times = withTime(times, [limit], now);
          all.push(now);
        }
      }
      return all.every((at) => all.filter((other) => other > at - 50 && other <= at).length <= 3);
    }),
  );
});
