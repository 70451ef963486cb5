import { digitsSaid } from '@opsline/lex-kit';
import { type CalendarDate, calendarDate } from '../calendar.ts';
import { canBeBornOn } from '../record/on-record.ts';
import { isPartOfDate, spokenDay } from './spoken-date.ts';

/** What a caller's date of birth was understood as. */
export type BirthDate =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** Two readings of day and month: it has to be asked again. */
  | { readonly kind: 'ambiguous' }
  /** A real day that nobody here is born on: in the future, or too long ago. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'not a date' };

/** What was said for a date of birth; Lex completes one without its year, so that is told apart from a wrong one. */
export type BirthDateSaid = BirthDate | { readonly kind: 'no year' | 'part of a date' };

/** Words said for a date of birth, and what Lex made of them. */
type Said = { readonly transcript: string; readonly slot: string | undefined };

/** Figures with something between them, anywhere among the words. */
const inFigures = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d|[/.-]\d)/;

/** Eight keys of a phone. */
const keyed = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * Reads a date of birth. What stands in the words is read here, because Lex would guess which of two figures is the
 * month, and knows no sentence around a date; what does not is Lex's.
 * @param today in the time zone of the deployment.
 */
export function birthDateSaid({ transcript, slot }: Said, today: CalendarDate): BirthDateSaid {
  const read = birthDateIn(transcript, today);
  if (read !== undefined) return read;
  if (isPartOfDate(transcript)) return { kind: 'part of a date' };
  if (slot === undefined) return { kind: 'not a date' };
  if (slot.startsWith('XXXX-')) return { kind: 'no year' };
  const resolved = parseBirthDate(slot, today);
  // Without a year Lex takes the next such day, today or later (Developer Guide, AMAZON.Date).
  const completed = slot >= today && !transcript.includes(slot.slice(0, 4));
  return resolved.kind === 'impossible' && completed ? { kind: 'no year' } : resolved;
}

/** A date of birth among words, or undefined where there is none; see `birthDateSaid`. */
export function birthDateIn(text: string, today: CalendarDate): BirthDateSaid | undefined {
  const [iso] = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/.exec(text) ?? [];
  if (iso !== undefined) return parseBirthDate(iso, today);
  const day = spokenDay(text);
  const digits = day?.named ? undefined : digitsSaid(text, 8);
  const figures = keyed.exec(digits ?? '') ?? inFigures.exec(text);
  if (figures !== null) {
    const [, first, second, year = ''] = figures;
    return year.length === 4 ? parseBirthDate(`${first}/${second}/${year}`, today) : { kind: 'no year' };
  }
  if (day === undefined) return undefined;
  const { first, second, named, year } = day;
  if (year === undefined) return { kind: 'no year' };
  return named
    ? judged(calendarDate(year, second, first), today)
    : parseBirthDate(`${first}/${second}/${year}`, today);
}

/**
 * Reads a date of birth from a slot: `1990-04-17` as Amazon Lex resolves AMAZON.Date, or digits with slashes, dots or
 * hyphens. A date of which Lex only resolved a part (`1990`, `XXXX-05-02`) is not one.
 * @param today in the time zone of the deployment.
 */
export function parseBirthDate(text: string, today: CalendarDate): BirthDate {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso !== null) return judged(dateOf(iso[1], iso[2], iso[3]), today);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (numbers === null) return { kind: 'not a date' };
  const [, first, second, year] = numbers;
  const dayFirst = dateOf(year, second, first);
  const monthFirst = dateOf(year, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return { kind: 'ambiguous' };
  return judged(dayFirst ?? monthFirst, today);
}

function judged(date: CalendarDate | undefined, today: CalendarDate): BirthDate {
  if (date === undefined) return { kind: 'not a date' };
  return canBeBornOn(date, today) ? { kind: 'date', date } : { kind: 'impossible' };
}

function dateOf(year = '', month = '', day = ''): CalendarDate | undefined {
  return calendarDate(Number(year), Number(month), Number(day));
}
