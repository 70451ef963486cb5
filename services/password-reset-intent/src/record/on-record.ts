import { type CalendarDate, yearsBetween } from '../calendar.ts';
import { type DateOrder, writtenDay, writtenMonth } from './written-day.ts';
import { dayAsOf, writtenAt } from './written-time.ts';

/** What is asked of a caller and compared with what is on record; the month is 1 to 12. */
export type Recorded = { readonly birthDate: CalendarDate; readonly monthStarted: number };

/** What a caller says to be known by, all of it understood. */
export type Details = Recorded & {
  /** The sAMAccountName, six digits. */
  readonly userId: string;
};

type DetailName = keyof Recorded;
type AsFarAsKnown = { readonly [Name in DetailName]?: Recorded[Name] | undefined };

/** Something for each detail, by its name. */
export function perDetail<T>(of: (name: DetailName) => T): Readonly<Record<DetailName, T>> {
  return { birthDate: of('birthDate'), monthStarted: of('monthStarted') };
}

/** The details, in the order in which a deployment names their attributes. */
export const detailNames: readonly DetailName[] = Object.values(perDetail((name) => name));

/** What the directory has, as it writes it; undefined where it is missing, unreadable or has several values. */
export type OnRecord = Readonly<Record<DetailName, string | undefined>>;

/** How a deployment's directory writes days. */
export type Writing = {
  readonly dateOrder: DateOrder;
  /** An IANA name: where it is read what day a time of another zone is. */
  readonly timeZone: string;
};

/**
 * Reads what is on record of somebody.
 * @param today in the time zone of the deployment.
 * @returns undefined where one of the two is missing, cannot be read, or is nobody's date of birth here: no answer would
 * ever equal it.
 */
export function readRecord(record: OnRecord, writing: Writing, today: CalendarDate): Recorded | undefined {
  const birthDate = birthDateOnRecord(record.birthDate, writing);
  const monthStarted = monthStartedOnRecord(record.monthStarted, writing);
  if (birthDate === undefined || monthStarted === undefined) return undefined;
  return canBeBornOn(birthDate, today) ? { birthDate, monthStarted } : undefined;
}

/** Whether somebody here can be born on a day: whoever is 14 to 100 years old (ours). */
export function canBeBornOn(date: CalendarDate, today: CalendarDate): boolean {
  const age = yearsBetween(date, today);
  return age >= 14 && age <= 100;
}

/**
 * Whether all that was said is what is on record. All of it is always compared, and what is missing equals nothing, not
 * even something else that is missing.
 */
export function detailsMatch(said: AsFarAsKnown, record: AsFarAsKnown | undefined): boolean {
  const same = perDetail((name) => said[name] !== undefined && said[name] === record?.[name]);
  return Object.values(same).every(Boolean);
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
