import { day, hour, minute, second } from '@opsline/function-kit/durations';
import { describe, expect, test } from 'vitest';
import { digitsSaid, durationInWords, isNumber, numberInWords, saidIn } from '../src/index.ts';

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

describe('C90 six digits among words', () => {
  test.each([
    ['104233', '104233'],
    ['000000', '000000'],
    ['my user ID is 104233', '104233'],
    ['user 104233', '104233'],
    ['It’s 104233, please.', '104233'],
    ['104 233', '104233'],
    ['104-233', '104233'],
    ['1 0 4 2 3 3', '104233'],
    ['one oh four two three three', '104233'],
    ['one zero four, two double three', '104233'],
    ['Oh, 104233', '104233'],
    ['ten forty-two thirty-three', '104233'],
    ['one hundred four thousand two hundred and thirty three', '104233'],
    ['um, one oh four uh two three three', '104233'],
    ['104233, that is one oh four two three three', '104233'],
    ['104233#', '104233'],
  ])('%j', (text, digits) => {
    expect(digitsSaid(text, 6)).toBe(digits);
  });

  test.each([
    '',
    '10423',
    '1042333',
    '104233 or 104234',
    '104233 OR 1=1',
    '104233)(objectClass=*',
    '<speak>104233</speak>',
    '-104233',
    '+104233',
    '104233.0',
    '1e5',
    '0x186A0',
    '104233abc',
    '104233%00',
    '104233\u0000',
    '104233 ',
    '104233\n',
    '１０４２３３',
    '١٠٤٢٣٣',
    '\u200b104233',
    'nobody knows',
    '17 April 1990',
  ])('none in %j', (text) => {
    expect(digitsSaid(text, 6)).toBeUndefined();
  });
});

test.each<[string, readonly (number | string)[]]>([
  ['the seventeenth of April, nineteen ninety', ['the', 17, 'of', 'april', 19, 90]],
  ['twenty-first May two thousand and one', [21, 'may', 2001]],
  ['nineteen hundred and five', [1905]],
  ['twenty oh one', [20, 0, 1]],
  ['30th, thirty first and thirtieth', [30, 31, 'and', 30]],
  ['two thousand', [2000]],
  ['one hundred and', [100, 'and']],
  ['I don’t know', ['i', "don't", 'know']],
])('%j is said', (text, expected) => {
  const found = saidIn(text).map((said) => {
    if (isNumber(said)) return said.value;
    return said === 'sign' ? said : said.word;
  });
  expect(found).toEqual(expected);
});
