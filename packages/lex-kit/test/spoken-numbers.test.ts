import { day, hour, minute, second } from '@opsline/function-kit/durations';
import { expect, test } from 'vitest';
import { durationInWords, numberInWords } from '../src/index.ts';

test.each<[number, string]>([
  [0, 'no'],
  [1, 'one'],
  [6, 'six'],
  [10, 'ten'],
  [11, '11'],
  [60, '60'],
])('%d is said as "%s"', (count, said) => {
  expect(numberInWords(count)).toBe(said);
});

test.each<[string, number, string]>([
  ['two seconds', 2 * second, 'two seconds'],
  ['one minute', minute, '60 seconds'],
  ['a minute and a half', 90 * second, '90 seconds'],
  ['two minutes', 2 * minute, 'two minutes'],
  ['two minutes and a half', 150 * second, '150 seconds'],
  ['ten minutes', 10 * minute, 'ten minutes'],
  ['one hour', hour, '60 minutes'],
  ['two hours', 2 * hour, 'two hours'],
  ['one day', day, '24 hours'],
  ['a week', 7 * day, 'seven days'],
])('%s is told as it is', (_, ms, said) => {
  expect(durationInWords(ms)).toBe(said);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -minute, 0, second, 1_500, 60_001])(
  'nothing true can be said of %d ms',
  (ms) => {
    expect(() => durationInWords(ms)).toThrow('expected two whole seconds or more');
  },
);
