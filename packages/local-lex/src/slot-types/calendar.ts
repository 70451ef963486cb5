/** A day of the calendar, without a time zone. Months count from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** The day some days later (or earlier). */
export function plusDays(it: Day, days: number): Day {
  return dayOf(utc({ ...it, day: it.day + days }));
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function utc(it: Day): Date {
  return new Date(Date.UTC(it.year, it.month - 1, it.day));
}

/** Monday is 0, Sunday 6. */
export function weekday(it: Day): number {
  return (utc(it).getUTCDay() + 6) % 7;
}

/** The last day of the month that lies `months` after this day's. */
export function endOfMonth(it: Day, months: number): Day {
  return dayOf(utc({ year: it.year, month: it.month + months + 1, day: 0 }));
}

/** The first day of the month that lies `months` after this day's. */
export function startOfMonth(it: Day, months: number): Day {
  return dayOf(utc({ year: it.year, month: it.month + months, day: 1 }));
}

/** Whether the calendar has this day. */
export function exists(it: Day): boolean {
  const same = dayOf(utc(it));
  return same.year === it.year && same.month === it.month && same.day === it.day;
}

/** `YYYY-MM-DD`. */
export function isoDate(it: Day): string {
  return `${String(it.year).padStart(4, '0')}-${String(it.month).padStart(2, '0')}-${String(it.day).padStart(2, '0')}`;
}

/** What day it is in a time zone at an instant (epoch milliseconds). */
export function today(now: number, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const [year = 0, month = 0, day = 0] = parts.format(now).split('-').map(Number);
  return { year, month, day };
}

/** The next day from `start` on that the test accepts, within `limit` days; undefined when there is none. */
export function firstDay(start: Day, limit: number, accepts: (it: Day) => boolean): Day | undefined {
  for (let days = 0; days <= limit; days += 1) {
    const candidate = plusDays(start, days);
    if (accepts(candidate)) return candidate;
  }
  return undefined;
}
