import { describe, expect, test } from 'vitest';
import type { InputMode } from '../../src/session.ts';
import { today } from '../../src/slot-types/calendar.ts';
import { resolveDate } from '../../src/slot-types/date.ts';
import { wednesday } from '../bot-world.ts';

const rules = { today: today(wednesday, 'UTC'), monthFirst: true, twoDigitYearsAhead: 10 };
function read(
  said: string,
  mode: InputMode = 'Text',
  changed: Partial<typeof rules> = {},
): string | undefined {
  return resolveDate(said, mode, { ...rules, ...changed })?.slot.value.interpretedValue;
}

describe('AMAZON.Date on Wednesday 2020-11-25 (the examples of the Lex V2 guide first)', () => {
  test.each([
    ['today', '2020-11-25'],
    ['now', '2020-11-25'],
    ['November twenty-fifth', '2020-11-25'],
    ['next week', '2020-11-29'],
    ['last week', '2020-11-16'],
    ['next month', '2020-12-31'],
    ['this month', '2020-11-01'],
    ['next year', '2021-12-31'],
    ['last year', '2019-01-01'],
    ['tomorrow', '2020-11-26'],
    ['Yesterday.', '2020-11-24'],
    ['the day after tomorrow', '2020-11-27'],
    ['monday', '2020-11-30'],
    ['wednesday', '2020-11-25'],
    ['next wednesday', '2020-12-02'],
    ['next monday', '2020-11-30'],
    ['last friday', '2020-11-20'],
    ['in three days', '2020-11-28'],
    ['2 weeks ago', '2020-11-11'],
    ['in a week', '2020-12-02'],
    ['01/01/1990', '1990-01-01'],
    ['1983-04-14', '1983-04-14'],
    ['Dec 20', '2020-12-20'],
    ['Nov 24', '2021-11-24'],
    ['1st june 2023', '2023-06-01'],
    ['14th April 1983', '1983-04-14'],
    ['April 14, 1983', '1983-04-14'],
    ['the fourteenth of april nineteen eighty three', '1983-04-14'],
    ['april fourteenth nineteen eighty-three', '1983-04-14'],
    ['twenty first of march two thousand and one', '2001-03-21'],
    ['march twenty first two thousand one', '2001-03-21'],
    ['may third nineteen oh five', '1905-05-03'],
    ['14 April', '2021-04-14'],
    ['the 24th', '2020-12-24'],
    ['30th', '2020-11-30'],
    ['12/25', '2020-12-25'],
    ['4/14/83', '1983-04-14'],
    ['4/14/30', '2030-04-14'],
    ['4/14/31', '1931-04-14'],
    ['february 29', '2024-02-29'],
    ['february 29 2021', undefined],
    ['february 30', undefined],
    ['13/01/2020', undefined],
    ['2020-13-01', undefined],
    ['april', undefined],
    ['4/14/0083', undefined],
    ['0083-04-14', undefined],
    ['April 14, 0083', undefined],
    ['constructor', undefined],
    ['in 2 constructor', undefined],
    ['april constructor', undefined],
    ['fourteen', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j is %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});

test('03/04 is the third of April where the day comes first', () => {
  expect(read('03/04/1983')).toBe('1983-03-04');
  expect(read('03/04/1983', 'Text', { monthFirst: false })).toBe('1983-04-03');
});

test('eight keyed digits are a date, eight typed ones are not', () => {
  expect(read('04141983', 'DTMF')).toBe('1983-04-14');
  expect(read('04140083', 'DTMF')).toBeUndefined();
  expect(read('04141983', 'Text')).toBeUndefined();
});

test('today is the day in the time zone given', () => {
  const beforeMidnight = Date.UTC(2020, 10, 25, 23, 30);
  expect(today(beforeMidnight, 'UTC')).toEqual({ year: 2020, month: 11, day: 25 });
  expect(today(beforeMidnight, 'Europe/Berlin')).toEqual({ year: 2020, month: 11, day: 26 });
});
