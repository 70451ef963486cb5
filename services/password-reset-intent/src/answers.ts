import { type CalendarDate, calendarDate, yearsBetween } from './calendar.ts';

/** What a caller's date of birth was understood as. */
export type BirthDateAnswer =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** Two readings of day and month: it has to be asked again. */
  | { readonly kind: 'ambiguous' }
  /** A real day that nobody here is born on: in the future, or an age outside 14 to 100 (D5). */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'not a date' };

/** Answers, or what is on record, as far as they were understood; the month is 1 to 12. */
export type Answers = {
  readonly birthDate: CalendarDate | undefined;
  readonly monthStarted: number | undefined;
};

const notADate: BirthDateAnswer = { kind: 'not a date' };

/**
 * Reads a date of birth from a slot: `1990-04-17` as Amazon Lex resolves AMAZON.Date, or digits with slashes, dots or
 * hyphens. A date of which Lex only resolved a part (`1990`, `XXXX-05-02`) is not one.
 * @param today in the time zone of the deployment.
 */
export function parseBirthDate(text: string, today: CalendarDate): BirthDateAnswer {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso !== null) return judged(dateOf(iso[1], iso[2], iso[3]), today);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (numbers === null) return notADate;
  const [, first, second, year] = numbers;
  const dayFirst = dateOf(year, second, first);
  const monthFirst = dateOf(year, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return { kind: 'ambiguous' };
  return judged(dayFirst ?? monthFirst, today);
}

function judged(date: CalendarDate | undefined, today: CalendarDate): BirthDateAnswer {
  if (date === undefined) return notADate;
  return canBeBornOn(date, today) ? { kind: 'date', date } : { kind: 'impossible' };
}

/** Whether somebody here can be born on a day: whoever is 14 to 100 years old (D5). */
export function canBeBornOn(date: CalendarDate, today: CalendarDate): boolean {
  const age = yearsBetween(date, today);
  return age >= 14 && age <= 100;
}

function dateOf(year = '', month = '', day = ''): CalendarDate | undefined {
  return calendarDate(Number(year), Number(month), Number(day));
}

/**
 * Whether both answers are those on record. Both are always compared, and what is missing equals nothing, not even
 * something else that is missing (D3, D4).
 */
export function answersMatch(answers: Answers, record: Answers): boolean {
  const birthDate = same(answers.birthDate, record.birthDate);
  const monthStarted = same(answers.monthStarted, record.monthStarted);
  return birthDate && monthStarted;
}

function same<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && one === other;
}
