import { fits, withTime } from '@opsline/attempts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const epoch = 1_760_000_000_000;

test.each([
  ['none', [], true],
  ['one just old enough', [epoch - 30_000], true],
  ['one 1 ms too young', [epoch - 29_999], false],
  ['one in the future', [epoch + 1], false],
  ['one at no time', [Number.NaN], false],
])('with %s before, one in 30 s', (_case, times, expected) => {
  expect(fits(times, [{ count: 1, withinMs: 30_000 }], epoch)).toBe(expected);
});

test('every limit must be kept', () => {
  const limits = [
    { count: 2, withinMs: 10 },
    { count: 3, withinMs: 100 },
  ];
  expect(fits([epoch - 50, epoch - 5], limits, epoch)).toBe(true);
  expect(fits([epoch - 6, epoch - 5], limits, epoch)).toBe(false);
  expect(fits([epoch - 90, epoch - 50, epoch - 5], limits, epoch)).toBe(false);
});

test('what no limit looks at any more is dropped', () => {
  expect(withTime([epoch - 100, epoch - 99], [{ count: 2, withinMs: 100 }], epoch)).toEqual([
    epoch - 99,
    epoch,
  ]);
});

test('what the longest limit still looks at is kept, whatever the others do', () => {
  const limits = [
    { count: 1, withinMs: 10 },
    { count: 2, withinMs: 100 },
    { count: 2, withinMs: 50 },
  ];
  expect(withTime([epoch - 100, epoch - 99, epoch - 20], limits, epoch)).toEqual([
    epoch - 99,
    epoch - 20,
    epoch,
  ]);
});

test('however often it is tried, no window ever holds more than its limit', () => {
  const limit = { count: 3, withinMs: 50 };
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (pauses) => {
      let now = epoch;
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
