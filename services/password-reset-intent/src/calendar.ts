/** A day of the calendar, of no time zone: `1990-04-17`. */
export type CalendarDate = `${number}-${string}-${string}`;

/** The months in English, January first: the name, and how else it is written. */
const months = [
  ['January', 'Jan'],
  ['February', 'Feb'],
  ['March', 'Mar'],
  ['April', 'Apr'],
  ['May'],
  ['June', 'Jun'],
  ['July', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sep', 'Sept'],
  ['October', 'Oct'],
  ['November', 'Nov'],
  ['December', 'Dec'],
] as const;

/**
 * The number of a month from its English name or abbreviation, in any case.
 * @returns 1 to 12, or undefined for anything else ("13", "March April", "").
 */
export function parseMonth(written: string): number | undefined {
  const sought = written.trim().toLowerCase();
  const index = months.findIndex((names) => names.some((name) => name.toLowerCase() === sought));
  return index === -1 ? undefined : index + 1;
}

/** The name of a month, 1 to 12. */
export function monthInWords(month: number): string {
  return months[month - 1]?.[0] ?? '';
}

/** A day, for people: "17 April 1990"; a voice reads it as a date too. */
export function dateInWords(date: CalendarDate): string {
  const [year, month = '', day] = date.split('-');
  return `${Number(day)} ${monthInWords(Number(month))} ${year}`;
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

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
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

/**
 * The day it is now in a time zone.
 * @param now epoch ms.
 * @param timeZone an IANA name.
 */
export function todayIn(now: number, timeZone: string): CalendarDate {
  const today = dayIn(now, timeZone);
  if (today === undefined) throw new Error('the clock tells no day');
  return today;
}
