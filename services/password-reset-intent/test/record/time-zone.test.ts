import { afterEach, describe, expect, test, vi } from 'vitest';
import { todayIn } from '../../src/calendar.ts';
import { birthDateOnRecord, monthStartedOnRecord } from '../../src/record/on-record.ts';

afterEach(() => vi.unstubAllEnvs());

function day(value: string, timeZone: string) {
  return birthDateOnRecord(value, { dateOrder: 'day first', timeZone });
}

describe('C46 a time in a zone that is not midnight as written is read in the deployment’s time zone', () => {
  test.each([
    // Local midnight, in UTC: east of Greenwich it is the evening before, west of it the morning.
    ['Europe/Paris', 'in summer', '19870922220000.0Z', '1987-09-23'],
    ['Europe/Paris', 'in summer, an hour later', '19870922230000.0Z', '1987-09-23'],
    ['Europe/Paris', 'in winter', '19870122230000.0Z', '1987-01-23'],
    ['Europe/Paris', 'in winter, an hour too early', '19870122220000.0Z', '1987-01-22'],
    ['Europe/Paris', 'in July 1970, when France had no summer time', '19700714230000Z', '1970-07-15'],
    ['Europe/Paris', 'in July 1970, by today’s rules', '19700714220000Z', '1970-07-14'],
    ['Europe/Berlin', 'in summer 1980, the first with summer time', '1980-07-14T22:00:00Z', '1980-07-15'],
    ['Europe/London', 'in winter 1970, when it was an hour ahead', '19700114230000Z', '1970-01-15'],
    ['Europe/London', 'in winter', '19870122000000Z', '1987-01-22'],
    ['Europe/London', 'in summer', '19870721230000Z', '1987-07-22'],
    ['Europe/Budapest', 'on New Year’s Eve', '19891231230000.0Z', '1990-01-01'],
    ['Asia/Kolkata', 'half an hour off', '19870922183000Z', '1987-09-23'],
    ['Asia/Kolkata', 'half an hour off, in hours', '1987092218.5Z', '1987-09-23'],
    ['Asia/Kolkata', 'a minute before', '19870922182900Z', '1987-09-22'],
    ['Asia/Kathmandu', 'before its clocks changed in 1986', '19850922183000Z', '1985-09-23'],
    ['Asia/Tokyo', 'far in the east', '1987-09-22T15:00:00.000Z', '1987-09-23'],
    ['Pacific/Auckland', 'in southern summer', '19870121110000Z', '1987-01-22'],
    ['Pacific/Auckland', 'in southern winter', '19870721120000Z', '1987-07-22'],
    ['America/New_York', 'in summer', '19870923040000.0Z', '1987-09-23'],
    ['America/New_York', 'in winter', '19870123050000.0Z', '1987-01-23'],
    ['America/Los_Angeles', 'in the leap year’s February', '19880229080000Z', '1988-02-29'],
    ['America/St_Johns', 'half an hour off, in the west', '19870123033000Z', '1987-01-23'],
    // Written with its own offset.
    ['Europe/Paris', 'in another offset', '1987-09-22T18:00:00-04:00', '1987-09-23'],
    ['Europe/Paris', 'in another offset, without a colon', '19870922180000-0400', '1987-09-23'],
    ['Europe/Paris', 'in another offset, in hours', '1987-09-22T19:00:00-03', '1987-09-23'],
    ['Asia/Kolkata', 'ten minutes to midnight, in its own offset', '1987-09-22T23:50:00+05:30', '1987-09-22'],
    ['America/New_York', 'in Paris’ offset', '1987-09-23T06:00:00+02:00', '1987-09-23'],
    ['Europe/Paris', 'in the figures of a slash', '22/09/1987 22:00:00 Z', '1987-09-23'],
    ['Europe/Paris', 'in halves of a day', '22 September 1987 10:00:00 PM UTC', '1987-09-23'],
    ['Europe/Paris', 'in the morning, in halves of a day', '22 September 1987 10:00:00 AM UTC', '1987-09-22'],
    // A fraction is one of the last part that is written: of a second, a minute or an hour.
    ['Europe/Paris', 'a tenth of a second before midnight', '1987-09-22T21:59:59.9Z', '1987-09-22'],
    ['Europe/Paris', 'half a minute before midnight', '198709222159.5Z', '1987-09-22'],
    ['Europe/Paris', 'a second after midnight', '19870922220001Z', '1987-09-23'],
    // Any other time.
    ['Europe/Paris', 'noon', '19870923120000Z', '1987-09-23'],
    ['UTC', 'the evening, where it is UTC', '19870922230000.0Z', '1987-09-22'],
    // Midnight as written is that day.
    ['America/New_York', 'midnight as written', '19870923000000.0Z', '1987-09-23'],
    ['Pacific/Auckland', 'midnight as written', '1987-09-23T00:00:00+00:00', '1987-09-23'],
    ['Pacific/Auckland', 'midnight as written, in another offset', '1987-09-23T00:00:00-11:00', '1987-09-23'],
    // A time of no zone is the day’s own.
    ['Pacific/Auckland', 'no zone', '1987-09-23 23:00:00', '1987-09-23'],
    ['America/New_York', 'no zone', '19870923010000', '1987-09-23'],
  ])('%s, %s: %s is %s', (timeZone, _, value, expected) => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone);
      expect(day(value, timeZone)).toBe(expected);
    }
  });

  test.each([
    ['Europe/Paris', '20190831220000.0Z', 9],
    ['Europe/Paris', '20181231230000.0Z', 1],
    ['UTC', '20190831220000.0Z', 8],
    ['America/New_York', '20190901040000.0Z', 9],
    ['America/New_York', '20190901000000.0Z', 9],
    ['Pacific/Auckland', '2019-08-31T12:00:00Z', 9],
  ])('month started, %s: %s is month %i', (timeZone, value, month) => {
    expect(monthStartedOnRecord(value, { dateOrder: 'day first', timeZone })).toBe(month);
  });
});

test('a clock whose year has not four digits tells no day, which nothing goes on without', () => {
  expect(() => todayIn(8.64e15, 'UTC')).toThrow('the clock tells no day');
});
