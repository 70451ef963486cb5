import { expect, test } from 'vitest';
import { schedule } from '../src/schedule.ts';
import { said } from './said.ts';

test.each([
  'cron(0 8 ? * MON *)',
  'cron(0 8 * * ? *)',
  'cron(15 10 ? * 6L 2026-2030)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(0 8 1,15 * ? *)',
  'cron(0 8 L * ? *)',
  'cron(0 8 1W JAN-MAR/2 ? *)',
  'cron(0 8 ? * 2#1 *)',
  'cron(*/5 * ? JAN,jul tue 2026)',
  'rate(7 days)',
  'rate(1 day)',
  'at(2026-11-30T08:00:00)',
  ' cron(0 8 ? * MON *) ',
])('%s', (expression) => {
  expect(said(schedule, expression)).toBe(expression.trim());
});

test.each([
  ['no parenthesis', 'cron 0 8 ? * MON *'],
  ['five fields', 'cron(0 8 ? * MON)'],
  ['seconds in front', 'cron(0 0 8 ? * MON *)'],
  ['both kinds of day', 'cron(0 8 * * MON *)'],
  ['neither kind of day', 'cron(0 8 ? * ? *)'],
  ['a minute that is none', 'cron(60 8 ? * MON *)'],
  ['an hour that is none', 'cron(0 24 ? * MON *)'],
  ['a day of the week that is none', 'cron(0 8 ? * MO *)'],
  ['Sunday as 0', 'cron(0 8 ? * 0 *)'],
  ['a month that is none', 'cron(0 8 1 13 ? *)'],
  ['a range that runs backwards', 'cron(0 17-8 ? * MON *)'],
  ['a step of nothing', 'cron(0/0 8 ? * MON *)'],
  ['two steps', 'cron(0/5/5 8 ? * MON *)'],
  ['a year that is none', 'cron(0 8 ? * MON 1969)'],
  ['two blanks', 'cron(0  8 ? * MON *)'],
  ['a rate of nothing', 'rate(0 days)'],
  ['a rate in weeks', 'rate(1 week)'],
  ['a day that is none', 'at(2026-02-30T08:00:00)'],
  ['a moment with a zone', 'at(2026-11-30T08:00:00Z)'],
  ['words', 'every Monday'],
])('%s: %s', (_, expression) => {
  expect(said(schedule, expression)).toMatch(/^expected a schedule of EventBridge Scheduler, such as cron\(/);
});
