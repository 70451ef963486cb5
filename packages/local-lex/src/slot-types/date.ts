import { keyedDate } from '../assumptions.ts';
import type { InputMode } from '../session.ts';
import { type Day, exists, firstDay, isoDate } from './calendar.ts';
import { relativeDay } from './relative-date.ts';
import { type Resolution, recognised } from './slot-resolution.ts';
import { dayNumber, monthNumber, yearNumber } from './spoken-date.ts';

/** What reading a date depends on. `today` is the day in the processing time zone. */
export type DateRules = {
  readonly today: Day;
  readonly monthFirst: boolean;
  readonly twoDigitYearsAhead: number;
};

/** A day of the month and perhaps its month and year, as said. */
type Parts = { readonly day: number; readonly month?: number; readonly year?: number };

/** Words that a date means the same without. */
const skipped = new Set(['the', 'of', 'on', 'in', 'and', 'year', 'day']);

/** `AMAZON.Date` → `YYYY-MM-DD`. A day without a year is today or later (Lex V2 Developer Guide, "AMAZON.Date"). */
export function resolveDate(text: string, inputMode: InputMode, rules: DateRules): Resolution | undefined {
  const trimmed = text.trim();
  const words = wordsIn(trimmed);
  const parts =
    written(trimmed.replace(/[.!?]$/, ''), rules, inputMode) ??
    spoken(words.filter((word) => !skipped.has(word)));
  const day = relativeDay(words, rules.today) ?? (parts && complete(parts, rules));
  if (day === undefined) return undefined;
  const value = isoDate(day);
  return recognised(trimmed, value, [value]);
}

function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll(/[-,\s]+/g, ' ')
    .replaceAll(/\.(?=\s|$)|[!?]/g, '')
    .trim()
    .split(' ');
}

function written(text: string, rules: DateRules, inputMode: InputMode): Parts | undefined {
  const iso = /^([1-9]\d{3})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-]([1-9]\d{3}|\d{2}))?$/.exec(text);
  if (parts) {
    const order = ordered(Number(parts[1]), Number(parts[2]), rules);
    return parts[3] === undefined ? order : { ...order, year: Number(parts[3]) };
  }
  const keyed = inputMode === 'DTMF' ? keyedDate.exec(text) : null;
  return keyed
    ? { ...ordered(Number(keyed[1]), Number(keyed[2]), rules), year: Number(keyed[3]) }
    : undefined;
}

function ordered(first: number, second: number, rules: DateRules) {
  return rules.monthFirst ? { month: first, day: second } : { month: second, day: first };
}

function spoken(words: readonly string[]): Parts | undefined {
  const at = words.findIndex((word) => monthNumber(word) !== undefined);
  if (at < 0) {
    const day = words.some((word) => /(?:st|nd|rd|th)$/.test(word)) ? dayNumber(words) : undefined;
    return day === undefined ? undefined : { day };
  }
  const month = monthNumber(words[at] ?? '');
  const after = words.slice(at + 1);
  const found = at === 0 ? dayAndYear(after) : dayBefore(words.slice(0, at), after);
  return found && month !== undefined ? { ...found, month } : undefined;
}

/** The first words that are a day, the rest a year: "fourteenth nineteen eighty three". */
function dayAndYear(words: readonly string[]): { readonly day: number; readonly year?: number } | undefined {
  for (const length of [2, 1]) {
    const day = words.length >= length ? dayNumber(words.slice(0, length)) : undefined;
    const rest = words.slice(length);
    const year = rest.length === 0 ? undefined : yearNumber(rest);
    if (day !== undefined && rest.length === 0) return { day };
    if (day !== undefined && year !== undefined) return { day, year };
  }
  return undefined;
}

function dayBefore(
  before: readonly string[],
  after: readonly string[],
): { readonly day: number; readonly year?: number } | undefined {
  const day = dayNumber(before);
  const year = after.length === 0 ? undefined : yearNumber(after);
  if (day === undefined || (after.length > 0 && year === undefined)) return undefined;
  return year === undefined ? { day } : { day, year };
}

/** Without a year: today or later, at most the eight years to the next 29 February away. */
function complete(parts: Parts, rules: DateRules): Day | undefined {
  const { day, month, year } = parts;
  if (month !== undefined && year !== undefined) {
    const full = { year: fullYear(year, rules), month, day };
    return exists(full) ? full : undefined;
  }
  return firstDay(
    rules.today,
    8 * 366,
    (it) => it.day === day && (month === undefined || it.month === month),
  );
}

function fullYear(year: number, rules: DateRules): number {
  if (year > 99) return year;
  const century = Math.floor(rules.today.year / 100) * 100;
  return century + year <= rules.today.year + rules.twoDigitYearsAhead
    ? century + year
    : century - 100 + year;
}
