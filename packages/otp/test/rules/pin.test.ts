import { randomInt } from 'node:crypto';
import { drawPin, parsePin } from '@opsline/otp';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  [0, '000000'],
  [1, '000001'],
  [999, '000999'],
  [12_345, '012345'],
  [100_000, '100000'],
  [999_999, '999999'],
])('O1: %i is drawn as %s', (drawn, pin) => {
  expect(drawPin(() => drawn)).toBe(pin);
});

test('O1: one of a million is asked for', () => {
  const asked: number[] = [];
  drawPin((max) => {
    asked.push(max);
    return 0;
  });
  expect(asked).toEqual([1_000_000]);
});

test.each([-1, 1_000_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'O1: a source of randomness that gives %d is a fault',
  (drawn) => {
    expect(() => drawPin(() => drawn)).toThrow('0 to 999999');
  },
);

test('O1: real draws spread evenly over every digit of every place', () => {
  const draws = 100_000;
  const seen = Array.from({ length: 6 }, () => Array<number>(10).fill(0));
  for (let i = 0; i < draws; i += 1) {
    const pin = drawPin((max) => randomInt(max));
    seen.forEach((counts, place) => {
      const digit = Number(pin[place]);
      counts[digit] = (counts[digit] ?? 0) + 1;
    });
  }
  for (const counts of seen) {
    const chiSquare = counts.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
    // 9 degrees of freedom: exceeded by one fair run in 10^9.
    expect(chiSquare).toBeLessThan(60);
  }
});

test.each([
  ['six digits', '100000', '100000'],
  ['C4 a space before', ' 100000', '100000'],
  ['C5 a line break after', '100000\n', '100000'],
  ['C12 three and three', '123 456', '123456'],
  ['C12 three and three with a hyphen', '123-456', '123456'],
  ['C12 two and two and two', '12 34 56', '123456'],
  ['C13 a leading zero', '012345', '012345'],
  ['C14 nothing but zeros', '000000', '000000'],
  ['C16 six digits in 26 spaces', `${' '.repeat(26)}100000`, '100000'],
])('%s is read', (_case, text, pin) => {
  expect(parsePin(text)).toBe(pin);
});

test.each<[string, unknown]>([
  ['C1 an exponent', '1e5'],
  ['C2 seven digits', '0100000'],
  ['C3 a plus sign', '+100000'],
  ['C6 a decimal point', '100000.0'],
  ['C7 hexadecimal', '0x186A0'],
  ['C8 letters after', '100000abc'],
  ['C9 full-width digits', '１０００００'],
  ['C10 Arabic-Indic digits', '١٠٠٠٠٠'],
  ['C11 a zero-width space', '\u200b100000'],
  ['C12 two and two and two with hyphens', '12-34-56'],
  ['C12 two spaces', '123  456'],
  ['C12 one and five', '1 23456'],
  ['C12 four and three', '0123 456'],
  ['C12 three and four', '123-4567'],
  ['C12 three and two and two', '012 34 56'],
  ['C12 two and two and three', '12 34 567'],
  ['C13 the zero left out', '12345'],
  ['C15 a list', ['100000']],
  ['C15 an operator', { $ne: null }],
  ['C15 true', true],
  ['C15 null', null],
  ['C15 a number', 100_000],
  ['C16 six digits in 27 spaces', `${' '.repeat(27)}100000`],
  ['C16 ten million digits', '1'.repeat(10_000_000)],
  ['C16 six digits in ten million spaces', `${' '.repeat(10_000_000)}100000`],
  ['C17 nothing', ''],
  ['C17 a space', ' '],
  ['C18 undefined', undefined],
  ['a negative number', '-100000'],
  ['a lone surrogate', '\ud80010000'],
])('%s is no attempt', (_case, text) => {
  expect(parsePin(text)).toBeUndefined();
});

test('whatever is typed, six ASCII digits come out or nothing', () => {
  fc.assert(fc.property(fc.anything(), (text) => /^[0-9]{6}$/.test(parsePin(text) ?? '000000')));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '0', ' ', '-', '１', '\n', 'e'), maxLength: 12 }),
      (text) => /^[0-9]{6}$/.test(parsePin(text) ?? '000000'),
    ),
  );
});

test('what is drawn is read', () => {
  fc.assert(
    fc.property(fc.nat(999_999), (drawn) => {
      const pin = drawPin(() => drawn);
      expect(Number(pin)).toBe(drawn);
      expect(parsePin(pin)).toBe(pin);
    }),
  );
});
