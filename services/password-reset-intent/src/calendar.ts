/** A day of the calendar, of no time zone: `1990-04-17`. */
export type CalendarDate = `${number}-${string}-${string}`;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day with these numbers, or undefined where the calendar has none: nothing rolls over, 29 February 2023 is no day.
 */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * Whole years between two days; a birthday of 29 February is kept on 1 March in other years.
 * @returns a negative number where the second day is before the first.
 */
export function yearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** When a day begins at Greenwich, epoch ms. */
export function startOfDay(day: CalendarDate): number {
  return Date.parse(day);
}

/**
 * The day it is at a time in a time zone, by the rules of that time.
 * @param at epoch ms.
 * @param timeZone an IANA name.
 * @returns undefined for a year that has not four digits.
 */
export function dayIn(at: number, timeZone: string): CalendarDate | undefined {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: 'year' | 'month' | 'day'): number =>
    Number(parts.find((one) => one.type === type)?.value);
  return calendarDate(part('year'), part('month'), part('day'));
}
