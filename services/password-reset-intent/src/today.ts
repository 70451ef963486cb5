import { type CalendarDate, dayIn } from './calendar.ts';

/**
 * The day it is in a time zone.
 *
 * @param now epoch ms
 * @param timeZone an IANA name
 */
export function todayIn(now: number, timeZone: string): CalendarDate {
  const today = dayIn(now, timeZone);
  if (today === undefined) throw new Error('the clock tells no day');
  return today;
}
