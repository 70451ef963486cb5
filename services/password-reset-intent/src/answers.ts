import { type CalendarDate, calendarDate, yearsBetween } from './calendar-date.ts';
import { parseMonth } from './month.ts';

/** What a caller's date of birth was understood as. */
export type BirthDateAnswer =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** Two readings of day and month: it has to be asked again. */
  | { readonly kind: 'ambiguous' }
  /** A real day that nobody here is born on: in the future, or an age outside 14 to 100 (D5). */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'not a date' };

/** The answers of a caller, as far as they were understood; the month, 1 to 12, is `parseMonth`'s. */
export type Answers = {
  readonly birthDate: CalendarDate | undefined;
  readonly monthStarted: number | undefined;
};

/** What the directory has, as it writes it. */
export type OnRecord = { readonly birthDate: string | undefined; readonly monthStarted: string | undefined };

/** Which of two numbers comes first where the directory writes `02/01/1990`. */
export type DateOrder = 'day first' | 'month first';

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
  const age = yearsBetween(date, today);
  return age < 14 || age > 100 ? { kind: 'impossible' } : { kind: 'date', date };
}

const dateOf = (year = '', month = '', day = ''): CalendarDate | undefined =>
  calendarDate(Number(year), Number(month), Number(day));

/**
 * Reads a date of birth from the directory: `1990-01-02` with or without a time, `19900102`, generalised time
 * (RFC 4517 3.3.13), or `02/01/1990`. The day is taken as written; a time zone behind it moves nothing.
 */
export function birthDateOnRecord(value: string | undefined, order: DateOrder): CalendarDate | undefined {
  const text = value?.trim() ?? '';
  const year1st =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?|\d{2,6}(?:\.\d+)?(?:Z|[+-]\d{2,4}))?$/.exec(text);
  if (year1st !== null) return dateOf(year1st[1], year1st[2], year1st[3]);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (slashed === null) return undefined;
  const [, first, second, year] = slashed;
  return order === 'day first' ? dateOf(year, second, first) : dateOf(year, first, second);
}

/**
 * Reads a month from the directory: a month's name or number, `2019-09`, `201909`, `09/2019`, or any date that
 * `birthDateOnRecord` reads.
 * @returns 1 to 12, or undefined.
 */
export function monthStartedOnRecord(value: string | undefined, order: DateOrder): number | undefined {
  const text = value?.trim() ?? '';
  const named = parseMonth(text);
  if (named !== undefined) return named;
  const alone = /^(?:\d{4}-?(\d{2})|(\d{1,2})[/.]\d{4}|(\d{1,2}))$/.exec(text);
  if (alone !== null) return monthNumber(alone[1] ?? alone[2] ?? alone[3]);
  return monthNumber(birthDateOnRecord(text, order)?.slice(5, 7));
}

const monthNumber = (digits = ''): number | undefined => {
  const month = Number(digits);
  return month >= 1 && month <= 12 ? month : undefined;
};

/**
 * Whether both answers are those on record. Both are always compared, and what is missing, or cannot be read, equals
 * nothing, not even something else that is missing (D3, D4).
 */
export function answersMatch(answers: Answers, record: OnRecord, order: DateOrder): boolean {
  const birthDate = same(answers.birthDate, birthDateOnRecord(record.birthDate, order));
  const monthStarted = same(answers.monthStarted, monthStartedOnRecord(record.monthStarted, order));
  return birthDate && monthStarted;
}

const same = <T>(one: T | undefined, other: T | undefined): boolean => one !== undefined && one === other;
