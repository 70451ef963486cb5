import { describe, expect, test } from 'vitest';
import { dayAndTime, moment, span, zones } from '../src/index.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
const now = Date.UTC(2026, 10, 20, 8, 0);
function utc(day: number, hour: number, minute = 0, month = 11, year = 2026): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
const calendar = { timeZone: 'UTC', now };

test.each([
  ['of today', utc(20, 2), '02:00 UTC today'],
  ['of yesterday, less than a day ago', utc(19, 21), '21:00 UTC yesterday'],
  ['of yesterday, more than a day ago', utc(19, 0), '00:00 UTC yesterday'],
  ['before that', utc(18, 23, 59), '23:59 UTC on 18 November'],
  ['of another year', utc(31, 4, 0, 12, 2025), '04:00 UTC on 31 December 2025'],
  ['that is still to come', utc(21, 4), '04:00 UTC on 21 November'],
])('a moment %s is told from today', (_, at, text) => {
  expect(moment(at, calendar).text).toBe(text);
});

test('a moment is heard as a time of the day', () => {
  expect(moment(utc(20, 2), calendar).ssml).toBe(
    '<say-as interpret-as="time" format="hms24">02:00</say-as> UTC today',
  );
});

test.each([
  ['of the same day is told without it', utc(19, 22, 20), '22:20 UTC'],
  ['of the next day is told with it', utc(20, 0, 40), '00:40 UTC today'],
])('an end %s', (_, at, text) => {
  expect(moment(at, calendar, utc(19, 21)).text).toBe(text);
});

test.each([
  [utc(19, 16), utc(19, 17, 20), 'yesterday, 16:00 to 17:20'],
  [utc(20, 3), utc(20, 3, 35), 'today, 03:00 to 03:35'],
  [utc(19, 23, 30), utc(20, 0, 40), 'yesterday, 23:30 to today, 00:40'],
  [utc(22, 4, 0, 10), utc(22, 4, 30, 10), '22 October, 04:00 to 04:30'],
])('from %d to %d: %s', (from, to, text) => {
  expect(span(from, to, calendar).text).toBe(text);
});

test.each([
  [utc(20, 2, 35), '02:35'],
  [utc(19, 23, 10), 'yesterday, 23:10'],
])('%d in a list: %s', (at, text) => {
  expect(dayAndTime(at, calendar).text).toBe(text);
});

describe('zones as people there say them', () => {
  const [winter, summer] = [utc(20, 2), utc(20, 2, 0, 7)];
  test.each([
    ['UTC', winter, 'UTC'],
    ['America/New_York', winter, 'EST'],
    ['US/Eastern', summer, 'EDT'],
    ['America/Los_Angeles', winter, 'PST'],
    ['America/St_Johns', summer, 'NDT'],
    ['Europe/London', winter, 'GMT'],
    ['Europe/London', summer, 'BST'],
    ['Europe/Berlin', winter, 'CET'],
    ['Asia/Kolkata', winter, 'IST'],
    ['Australia/Sydney', winter, 'AEDT'],
    ['Pacific/Auckland', winter, 'NZDT'],
    ['Africa/Johannesburg', winter, 'SAST'],
    ['Asia/Tokyo', winter, 'Japan Standard Time'],
    ['America/Argentina/Buenos_Aires', winter, 'Argentina Standard Time'],
    ['Etc/GMT+5', winter, 'GMT-5'],
  ])('%s', (timeZone, at, name) => {
    expect(zones([at], { timeZone, now: at }).text).toBe(name);
  });

  test('the day is that of the zone', () => {
    expect(moment(utc(20, 2), { timeZone: 'America/New_York', now }).text).toBe('21:00 EST yesterday');
    expect(moment(utc(20, 2), { timeZone: 'Asia/Kolkata', now }).text).toBe('07:30 IST today');
  });

  test('two, where the clocks were changed between two moments', () => {
    const night = [utc(1, 5, 30), utc(1, 6, 30)];
    expect(zones(night, { timeZone: 'America/New_York', now }).text).toBe('EDT or EST');
  });
});

test.each([
  ['23 hours', utc(8, 5, 0, 3), 23],
  ['25 hours', utc(1, 4), 25],
])('the day before is yesterday, from its first to its last minute, where one has %s', (_, first, hours) => {
  const calendar = (now: number) => ({ timeZone: 'America/New_York', now });
  const changed = first + hours * 3_600_000;
  expect(moment(first, calendar(changed - 60_000)).text).toMatch(/today$/);
  expect(moment(first, calendar(changed)).text).toMatch(/yesterday$/);
  expect(moment(first, calendar(changed + 86_340_000)).text).toMatch(/yesterday$/);
  expect(moment(first, calendar(changed + 86_400_000)).text).toMatch(/ on /);
});
