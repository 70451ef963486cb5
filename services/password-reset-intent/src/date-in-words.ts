import type { CalendarDate } from './calendar.ts';

/** The months in English, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of a month, 1 to 12. */
export function monthInWords(month: number): string {
  return monthNames[month - 1] ?? '';
}

/** A day, for people: "17 April 1990"; a voice reads it as a date too. */
export function dateInWords(date: CalendarDate): string {
  const [year, month = '', day] = date.split('-');
  return `${Number(day)} ${monthInWords(Number(month))} ${year}`;
}
