import { Cron } from 'croner';

/** Of a `rate`, in milliseconds. */
const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * When a schedule's time comes next (EventBridge Scheduler User Guide, "Schedule types").
 *
 * @param expression `rate(5 minutes)`, of which nobody knows when it began: it is counted from `from`; `cron(0 8 ? * MON *)`
 * @param timeZone IANA's
 * @param from epoch ms
 * @returns epoch ms; infinity where it never comes, as for an `at`
 * @throws where the cron expression is none
 */
export function nextAt(expression: string, timeZone: string, from: number): number {
  const [, kind, inside = ''] = /^(cron|rate)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
    return from + Number(count) * (units[unit] ?? Number.NaN);
  }
  if (kind === undefined) return Number.POSITIVE_INFINITY;
  // Croner's first field is the second; AWS counts the days of the week from Sunday, which is 1.
  const options = { timezone: timeZone, alternativeWeekdays: true, domAndDow: true, sloppyRanges: true };
  const next = new Cron(`0 ${inside}`, options).nextRun(new Date(from));
  return next?.getTime() ?? Number.POSITIVE_INFINITY;
}
