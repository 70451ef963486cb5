import { type BirthDateAnswer, parseBirthDate } from '../answers.ts';
import type { CalendarDate } from '../calendar.ts';

/** What was said for a date of birth; Lex completes one without its year, so that is told apart from a wrong one. */
export type BirthDateSaid = BirthDateAnswer | { readonly kind: 'no year' };

/** Words said for a date of birth, and what Lex made of them. */
export type Said = { readonly transcript: string; readonly slot: string | undefined };

/** Figures with something between them, anywhere among the words. */
const inFigures = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d|[/.-]\d)/;

/** Eight keys of a phone. */
const keyed = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * Reads a date of birth. Figures are read here, because Lex would guess which of two is the month; words are Lex's.
 * @param today in the time zone of the deployment.
 */
export function birthDateSaid({ transcript, slot }: Said, today: CalendarDate): BirthDateSaid {
  const figures = keyed.exec(transcript.trim()) ?? inFigures.exec(transcript);
  if (figures !== null) {
    const [, first, second, year = ''] = figures;
    return year.length === 4 ? parseBirthDate(`${first}/${second}/${year}`, today) : { kind: 'no year' };
  }
  if (slot === undefined) return { kind: 'not a date' };
  if (slot.startsWith('XXXX-')) return { kind: 'no year' };
  const read = parseBirthDate(slot, today);
  // Without a year Lex takes the next such day, today or later (Developer Guide, AMAZON.Date).
  const completed = slot >= today && !transcript.includes(slot.slice(0, 4));
  return read.kind === 'impossible' && completed ? { kind: 'no year' } : read;
}
