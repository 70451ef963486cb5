import { type CalendarDate, calendarDate } from './calendar-date.ts';

/**
 * The day it is in a time zone.
 *
 * @param now epoch ms
 * @param timeZone an IANA name
 */
export function todayIn(now: number, timeZone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: 'year' | 'month' | 'day'): number =>
    Number(parts.find((one) => one.type === type)?.value);
  const today = calendarDate(part('year'), part('month'), part('day'));
  if (today === undefined) throw new Error('the clock tells no day');
  return today;
}
