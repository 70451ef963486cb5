import { expect, test } from 'vitest';
import { isPartOfDate, type SpokenDay, spokenDay, withoutDate } from '../../../src/dialog/spoken-date.ts';

test.each([
  ['104233, 17 April 1990', '104233 april'],
  ['104233, the 17th of April', '104233 the of april'],
  ['104233 17 of the April', '104233 of the april'],
  ['104233, 1990-04-17', '104233 date'],
  ['17/04/1990 104233', 'date 104233'],
  ['1.4.90 104233', 'date 104233'],
  ['104233, 17-04-1990', '104233 date'],
  // What is longer than a date is none.
  ['5-1990-04-17', '519900417'],
  ['1990-04-171', '199004171'],
  ['17/04/19901', '='],
  ['12/17/04/1990', '='],
  // A year stands behind a month, and a day beside one.
  ['April 1990 104233', 'april 104233'],
  ['April 19 104233', 'april 19 104233'],
  ['born in April 1990', 'born in april'],
  ['in 1990, 104233', 'in 1990 104233'],
  ['104233 17', '104233 17'],
  ['user = 104233', 'user = 104233'],
  ['', ''],
])('"%s" but for its dates is "%s"', (text, rest) => {
  expect(withoutDate(text)).toBe(rest);
});

test.each<[string, SpokenDay | undefined]>([
  ['oh four seventeen nineteen ninety', { first: 4, second: 17, named: false, year: 1990 }],
  ['oh seventeen four nineteen ninety', { first: 17, second: 4, named: false, year: 1990 }],
  ['seventeen oh four nineteen oh five', { first: 17, second: 4, named: false, year: 1905 }],
  ['seventeen four nineteen five', undefined],
  ['ninety four nineteen ninety', undefined],
  ['1 4 1990', { first: 1, second: 4, named: false, year: 1990 }],
  ['00 4 1990', undefined],
  ['017 4 1990', undefined],
  ['17 4 19 90 7', undefined],
  ['four ninety nineteen ninety', undefined],
  ['September, the 17th of April 1990', { first: 17, second: 4, named: true, year: 1990 }],
  ['17 London April 1990', undefined],
  ['17 inside April 1990', undefined],
  ['September 17 please', { first: 17, second: 9, named: true, year: undefined }],
])('the day in "%s"', (text, day) => {
  expect(spokenDay(text)).toEqual(day);
});

test.each([
  ['1899', false],
  ['1900', true],
  ['2099', true],
  ['2100', false],
  ['nineteen ninety', true],
  ['17 4', false],
  ['the seventeenth', true],
  ['seventeen', false],
  ['the fortieth', false],
  ['in April', true],
  ['April 17', false],
  ['in the autumn', true],
  ['my offspring', false],
  ['falling', false],
  ['104233', false],
])('"%s" is a part of a date: %s', (text, is) => {
  expect(isPartOfDate(text)).toBe(is);
});
