import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CalendarDate, calendarDate, parseMonth } from '../../src/calendar.ts';
import { type BirthDate, parseBirthDate } from '../../src/dialog/birth-date.ts';
import { birthDateOnRecord } from '../../src/record/on-record.ts';

const today = '2026-11-20';
const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Budapest', 'Asia/Kolkata'];
function date(value: CalendarDate): BirthDate {
  return { kind: 'date', date: value };
}

afterEach(() => vi.unstubAllEnvs());

describe('D5, C42 a date of birth', () => {
  test.each<readonly [string, BirthDate]>([
    ['1990-04-17', date('1990-04-17')],
    [' 1990-04-17 ', date('1990-04-17')],
    ['17/04/1990', date('1990-04-17')],
    ['04/17/1990', date('1990-04-17')],
    ['17.4.1990', date('1990-04-17')],
    [' 17/04/1990 ', date('1990-04-17')],
    ['117/04/1990', { kind: 'not a date' }],
    ['17/04/19901', { kind: 'not a date' }],
    ['02/02/1990', date('1990-02-02')],
    ['2000-02-29', date('2000-02-29')],
    ['01/02/1990', { kind: 'ambiguous' }],
    ['31/02/1990', { kind: 'not a date' }],
    ['2001-02-29', { kind: 'not a date' }],
    ['1900-02-29', { kind: 'not a date' }],
    ['29 February 2023', { kind: 'not a date' }],
    ['2023-02-29', { kind: 'not a date' }],
    ['00/00/0000', { kind: 'not a date' }],
    ['0000-00-00', { kind: 'not a date' }],
    ['1990-13-01', { kind: 'not a date' }],
    ['1990-04-31', { kind: 'not a date' }],
    ['9999-12-31', { kind: 'impossible' }],
    ['2026-11-21', { kind: 'impossible' }],
    ['2026-11-20', { kind: 'impossible' }],
    ['2026-11-17', { kind: 'impossible' }],
    ['2012-11-20', date('2012-11-20')],
    ['2012-11-21', { kind: 'impossible' }],
    ['1925-11-21', date('1925-11-21')],
    ['1925-11-20', { kind: 'impossible' }],
    ['90', { kind: 'not a date' }],
    ['1990', { kind: 'not a date' }],
    ['XXXX-05-02', { kind: 'not a date' }],
    ['1990-05', { kind: 'not a date' }],
    ['1990-W12', { kind: 'not a date' }],
    ['today', { kind: 'not a date' }],
    ['last tuesday', { kind: 'not a date' }],
    ['', { kind: 'not a date' }],
    ['１９９０-04-17', { kind: 'not a date' }],
    ['1990-04-17T00:00:00Z', { kind: 'not a date' }],
    ['-1990-04-17', { kind: 'not a date' }],
  ])('%j', (text, expected) => {
    expect(parseBirthDate(text, today)).toEqual(expected);
  });

  test('every real day comes back as it was given, in five time zones', () => {
    const days = fc.record({
      year: fc.integer({ min: 1930, max: 2010 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (zone, { year, month, day }) => {
        vi.stubEnv('TZ', zone);
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const isReal = new Date(`${text}T12:00:00Z`).toISOString().startsWith(text);
        expect(parseBirthDate(text, today)).toEqual(
          isReal ? { kind: 'date', date: text } : { kind: 'not a date' },
        );
        expect(birthDateOnRecord(text, { dateOrder: 'day first', timeZone: zone })).toBe(
          isReal ? text : undefined,
        );
      }),
    );
  });

  test('anything at all is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['date', 'ambiguous', 'impossible', 'not a date']).toContain(parseBirthDate(text, today).kind);
      }),
    );
  });
});

test.each([
  [1900, false],
  [2000, true],
  [2023, false],
  [2024, true],
])('29 February %i is a day: %s', (year, is) => {
  expect(calendarDate(year, 2, 29) !== undefined).toBe(is);
});

test.each<[number, number, number, CalendarDate | undefined]>([
  [1000, 1, 1, '1000-01-01'],
  [9999, 12, 31, '9999-12-31'],
  [999, 1, 1, undefined],
  [10_000, 1, 1, undefined],
  [2000, 0, 1, undefined],
  [2000, 13, 1, undefined],
  [2000, 1, 0, undefined],
  [2000, 4, 31, undefined],
])('year %i, month %i, day %i is %s', (year, month, day, is) => {
  expect(calendarDate(year, month, day)).toBe(is);
});

describe('C43 a month', () => {
  test.each([
    ['January', 1],
    ['jan', 1],
    ['May', 5],
    ['may', 5],
    ['Sept', 9],
    ['SEP', 9],
    ['september', 9],
    [' Dec ', 12],
    ['13', undefined],
    ['0', undefined],
    ['5', undefined],
    ['March April', undefined],
    ['Mayy', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%j', (text, month) => expect(parseMonth(text)).toBe(month));
});
