import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/calendar.ts';
import { type BirthDateSaid, birthDateSaid } from '../../../src/dialog/birth-date.ts';

const today = '2026-11-20';
function date(value: CalendarDate): BirthDateSaid {
  return { kind: 'date', date: value };
}

describe('D5 C42 what is said for a date of birth, with what Lex makes of it', () => {
  test.each<readonly [string, string | undefined, BirthDateSaid]>([
    ['17 April 1990', '1990-04-17', date('1990-04-17')],
    ['the seventeenth of april nineteen ninety', '1990-04-17', date('1990-04-17')],
    ['29 February 2000', '2000-02-29', date('2000-02-29')],
    // Lex completes a day without a year to the next one.
    ['17 April', '2027-04-17', { kind: 'no year' }],
    ['november twentieth', '2026-11-20', { kind: 'no year' }],
    ['17 April ninety', '2090-04-17', { kind: 'no year' }],
    ['17 April', 'XXXX-04-17', { kind: 'no year' }],
    ['my birthday', 'XXXX-04-17', { kind: 'no year' }],
    ['17 April 2030', '2030-04-17', { kind: 'impossible' }],
    ['today', '2026-11-20', { kind: 'no year' }],
    ['last tuesday', '2026-11-17', { kind: 'impossible' }],
    ['3 days after Easter', '2027-03-31', { kind: 'no year' }],
    ['3 days after Easter 2030', '2030-04-24', { kind: 'impossible' }],
    ['next week', '2026-W48', { kind: 'not a date' }],
    ['now', 'PRESENT_REF', { kind: 'not a date' }],
    ['17 April 2020', '2020-04-17', { kind: 'impossible' }],
    ['17 April 1820', '1820-04-17', { kind: 'impossible' }],
    // Figures: Lex would take the first of two for the month, in en_US.
    ['02/01/1990', '1990-02-01', { kind: 'ambiguous' }],
    ['it is 02.01.1990 I think', '1990-02-01', { kind: 'ambiguous' }],
    ['02/02/1990', '1990-02-02', date('1990-02-02')],
    ['17/04/1990', undefined, date('1990-04-17')],
    ['04/17/1990', '1990-04-17', date('1990-04-17')],
    ['17/04/90', undefined, { kind: 'no year' }],
    ['04/17', '2027-04-17', { kind: 'no year' }],
    ['1990-04-17', '1990-04-17', date('1990-04-17')],
    ['1990-02-01', '1990-02-01', date('1990-02-01')],
    ['it is 1990-04-17, I think', undefined, date('1990-04-17')],
    ['born:1990-04-17.', undefined, date('1990-04-17')],
    ['11990-04-17', undefined, { kind: 'not a date' }],
    ['1990-04-177', undefined, { kind: 'not a date' }],
    ['31/02/1990', undefined, { kind: 'not a date' }],
    ['17-04-1990', undefined, date('1990-04-17')],
    ['on17/04/1990.', undefined, date('1990-04-17')],
    ['5/17/04/1990', undefined, { kind: 'not a date' }],
    ['17/04/1990/5', undefined, { kind: 'not a date' }],
    ['117/04/1990', undefined, { kind: 'not a date' }],
    ['17/04/19901', undefined, { kind: 'not a date' }],
    ['17/123/1990', undefined, { kind: 'not a date' }],
    ['17x04x1990', undefined, { kind: 'not a date' }],
    ['00/00/0000', undefined, { kind: 'not a date' }],
    ['9999-12-31', '9999-12-31', { kind: 'impossible' }],
    // Eight keys.
    ['17041990', undefined, date('1990-04-17')],
    ['04171990', '1990-04-17', date('1990-04-17')],
    ['01021990', '1990-01-02', { kind: 'ambiguous' }],
    ['31021990', undefined, { kind: 'not a date' }],
    ['1704199', undefined, { kind: 'not a date' }],
    ['17 04 1990', undefined, date('1990-04-17')],
    ['one seven oh four one nine nine oh', undefined, date('1990-04-17')],
    ['seventeen four nineteen ninety', undefined, date('1990-04-17')],
    ['four seventeen nineteen ninety', '1990-04-17', date('1990-04-17')],
    ['seventeen oh four nineteen ninety', undefined, date('1990-04-17')],
    ['four five nineteen ninety', '1990-04-05', { kind: 'ambiguous' }],
    ['the fourth of the fifth 1990', undefined, { kind: 'ambiguous' }],
    ['the 17th of the 4th nineteen ninety', undefined, date('1990-04-17')],
    ['seventeen four ninety', undefined, { kind: 'no year' }],
    // Words.
    ['sorry, 17 April 1990', undefined, date('1990-04-17')],
    ['the 17th of April 1990', undefined, date('1990-04-17')],
    ['April seventeenth, nineteen ninety', undefined, date('1990-04-17')],
    ['I was born on April 17th, 1990, I believe', undefined, date('1990-04-17')],
    ['1990, April 17', undefined, date('1990-04-17')],
    ['the twenty-first of May nineteen hundred and ninety', undefined, date('1990-05-21')],
    ['the thirty first of december two thousand and one', undefined, date('2001-12-31')],
    ['5 Sept nineteen oh five', undefined, { kind: 'impossible' }],
    ['17 April 1990, that is 17/04/1990', undefined, date('1990-04-17')],
    ['17 April', undefined, { kind: 'no year' }],
    ['17 April 90', '1990-04-17', { kind: 'no year' }],
    ['17 April 5 19', undefined, { kind: 'no year' }],
    ['17 April 5', undefined, { kind: 'no year' }],
    ['31 April 1990', undefined, { kind: 'not a date' }],
    ['17 April or 18 April 1990', undefined, { kind: 'not a date' }],
    ['April 1990', undefined, { kind: 'part of a date' }],
    // Neither.
    ['90', undefined, { kind: 'not a date' }],
    ['1990', '1990', { kind: 'part of a date' }],
    ['', undefined, { kind: 'not a date' }],
    ['', '1990-04-17', date('1990-04-17')],
    ['29 February 2023', undefined, { kind: 'not a date' }],
  ])('%j, %s', (transcript, slot, expected) => {
    expect(birthDateSaid({ transcript, slot }, today)).toEqual(expected);
  });
});
