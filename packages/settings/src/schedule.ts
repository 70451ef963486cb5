import { ruled } from './text.ts';

type Field = { readonly from: number; readonly to: number; readonly names?: string; readonly also?: RegExp };

/** The six fields of a cron expression (EventBridge Scheduler User Guide, "Schedule types"). */
const fields: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31, also: /^(L|LW|[1-9]W|[12][0-9]W|3[01]W)$/ },
  { from: 1, to: 12, names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC' },
  { from: 1, to: 7, names: 'SUN MON TUE WED THU FRI SAT', also: /^([1-7]?L|[1-7]#[1-5])$/ },
  { from: 1970, to: 2199 },
];
const dayOfMonth = 2;
const dayOfWeek = 4;

/** When EventBridge Scheduler starts something: `cron(0 8 ? * MON *)`, `rate(7 days)` or `at(2026-11-30T08:00:00)`. */
export const schedule = ruled((expression) => {
  const [, kind, inside = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return isCron(inside.split(' '));
  if (kind === 'rate') return /^[1-9][0-9]{0,5} (minute|hour|day)s?$/.test(inside);
  return kind === 'at' && isMoment(inside);
}, 'a schedule of EventBridge Scheduler, such as cron(0 8 ? * MON *): six fields, of which either the day of the month or the day of the week is ?');

/** A day is told by its month or by its week, and the other one is `?`. */
function isCron(given: readonly string[]): boolean {
  return (
    given.length === fields.length &&
    (given[dayOfMonth] === '?') !== (given[dayOfWeek] === '?') &&
    fields.every((field, index) => index === unknown(given) || isField(given[index] ?? '', field))
  );
}

function unknown(given: readonly string[]): number {
  return given[dayOfMonth] === '?' ? dayOfMonth : dayOfWeek;
}

function isField(given: string, field: Field): boolean {
  return given.split(',').every((part) => field.also?.test(part) || isSteps(part, field));
}

/** `5`, `1-5`, `*`, and each with a step: `0/15`. */
function isSteps(part: string, field: Field): boolean {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9][0-9]{0,3}$/.test(step))) return false;
  if (range === '*') return true;
  const [from, to, ...rest] = range.split('-').map((value) => numberOf(value, field));
  return (
    rest.length === 0 && from !== undefined && (range.includes('-') ? to !== undefined && from <= to : true)
  );
}

function numberOf(value: string, { from, to, names = '' }: Field): number | undefined {
  const named = names.split(' ').indexOf(value.toUpperCase());
  if (value !== '' && named !== -1) return named + from;
  const number = /^[0-9]{1,4}$/.test(value) ? Number(value) : -1;
  return number >= from && number <= to ? number : undefined;
}

function isMoment(text: string): boolean {
  return (
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}Z`)) &&
    new Date(`${text}Z`).toISOString().startsWith(text)
  );
}
