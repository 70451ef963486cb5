import { expect, test } from 'vitest';
import { nextAt } from '../../src/stack/schedules/next-at.ts';

/** A Sunday. */
const from = '2026-11-29T01:00:00.000Z';

test.each([
  ['cron(0 8 ? * MON *)', 'Etc/UTC', from, '2026-11-30T08:00:00.000Z'],
  ['cron(0 8 ? * MON *)', 'Etc/UTC', '2026-11-30T07:59:59.999Z', '2026-11-30T08:00:00.000Z'],
  ['cron(0 8 ? * MON *)', 'Etc/UTC', '2026-11-30T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  ['cron(0 8 ? * 2 *)', 'Etc/UTC', from, '2026-11-30T08:00:00.000Z'],
  ['cron(0 8 ? * MON *)', 'Europe/Berlin', from, '2026-11-30T07:00:00.000Z'],
  ['cron(0 8 ? * MON *)', 'Europe/Berlin', '2026-07-01T00:00:00.000Z', '2026-07-06T06:00:00.000Z'],
  ['cron(0 12 * * ? *)', 'Etc/UTC', from, '2026-11-29T12:00:00.000Z'],
  ['cron(0/15 8-17 ? * MON-FRI *)', 'Etc/UTC', '2026-11-30T08:01:00.000Z', '2026-11-30T08:15:00.000Z'],
  ['cron(15 10 ? * 6L 2026-2030)', 'Etc/UTC', from, '2026-12-25T10:15:00.000Z'],
  ['cron(0 8 1,15 * ? *)', 'Etc/UTC', from, '2026-12-01T08:00:00.000Z'],
  ['rate(5 minutes)', 'Etc/UTC', from, '2026-11-29T01:05:00.000Z'],
  ['rate(1 hour)', 'Etc/UTC', from, '2026-11-29T02:00:00.000Z'],
  ['rate(7 days)', 'Etc/UTC', from, '2026-12-06T01:00:00.000Z'],
])('the time of %s in %s comes, from %s on, at %s', (expression, timeZone, since, expected) => {
  expect(new Date(nextAt(expression, timeZone, Date.parse(since))).toISOString()).toBe(expected);
});

test.each([['at(2026-11-30T08:00:00)'], ['cron(0 8 ? * MON 2020)']])(
  'the time of %s never comes',
  (expression) => {
    expect(nextAt(expression, 'Etc/UTC', Date.parse(from))).toBe(Number.POSITIVE_INFINITY);
  },
);
