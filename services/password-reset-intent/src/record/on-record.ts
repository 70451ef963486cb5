import { canBeBornOn } from '../answers.ts';
import type { CalendarDate } from '../calendar.ts';
import type { Details } from '../details.ts';
import { type DateOrder, writtenDay, writtenMonth } from './written-day.ts';
import { dayAsOf, writtenAt } from './written-time.ts';

/** What the directory has, as it writes it. */
export type OnRecord = { readonly birthDate: string | undefined; readonly monthStarted: string | undefined };

/** How a deployment's directory writes days. */
export type Writing = {
  readonly dateOrder: DateOrder;
  /** An IANA name: where it is read what day a time of another zone is. */
  readonly timeZone: string;
};

/**
 * Reads what is on record of somebody.
 * @param today in the time zone of the deployment.
 * @returns undefined where one of the two is missing, cannot be read, or is nobody's date of birth here (D5): no answer
 * would ever equal it.
 */
export function readRecord(
  record: OnRecord,
  writing: Writing,
  today: CalendarDate,
): Omit<Details, 'userId'> | undefined {
  const birthDate = birthDateOnRecord(record.birthDate, writing);
  const monthStarted = monthStartedOnRecord(record.monthStarted, writing);
  if (birthDate === undefined || monthStarted === undefined) return undefined;
  return canBeBornOn(birthDate, today) ? { birthDate, monthStarted } : undefined;
}

/**
 * Reads a date of birth from the directory: `1990-01-02`, `19900102`, `02/01/1990`, `2 January 1990`, each with or
 * without a time, or Generalized Time (RFC 4517 3.3.13).
 */
export function birthDateOnRecord(
  value: string | undefined,
  { dateOrder, timeZone }: Writing,
): CalendarDate | undefined {
  const written = writtenAt(plain(value));
  const day = written && writtenDay(written.day, dateOrder);
  return day && dayAsOf(day, written.time, timeZone);
}

/**
 * Reads a month from the directory: a month's name or number, alone or with a year before or behind it (`2019-09`,
 * `June 2018`), or any date that `birthDateOnRecord` reads.
 * @returns 1 to 12, or undefined.
 */
export function monthStartedOnRecord(value: string | undefined, writing: Writing): number | undefined {
  const month = writtenMonth(plain(value));
  if (month !== undefined) return month;
  const day = birthDateOnRecord(value, writing);
  return day === undefined ? undefined : Number(day.slice(5, 7));
}

/** One blank for any white space, one hyphen for any dash, the plain form of digits, and no signs that nobody sees. */
function plain(value = ''): string {
  return value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
