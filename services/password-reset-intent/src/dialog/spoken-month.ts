import { isNumber, type Said, saidIn } from '@opsline/lex-kit';
import { parseMonth } from '../calendar.ts';

/**
 * Reads a month from what was said: by its name anywhere in a sentence ("I think September", "in June 2019"), else by
 * its number ("nine", "the ninth", `09`, `9/2019`), which may be keyed.
 *
 * @returns 1 to 12, or undefined where none is meant, or more than one
 */
export function spokenMonth(text: string): number | undefined {
  const [, month] = /^(?:\d{4}[/.-])?(\d{1,2})(?:[/.-]\d{4})?$/.exec(text.replace(/#$/, '')) ?? [];
  if (month !== undefined) return monthOf(Number(month));
  const named = monthsNamed(text);
  if (named.length > 0) return new Set(named).size === 1 ? named[0] : undefined;
  const all = saidIn(text);
  const numbers = all
    .filter((_, at) => !length.test(wordOf(all[at + 1])))
    .filter(isNumber)
    .filter(({ digits }) => digits.length <= 2);
  const [only, ...others] = numbers.map(({ value }) => value);
  return only === undefined || others.length > 0 ? undefined : monthOf(only);
}

/** "Five years ago" is not in May. */
const length = /^(?:days?|weeks?|months?|years?|decades?)$/;

const may = 5;

/** The months that are named in a sentence, in their order. In "it may have been June" it is June alone. */
export function monthsNamed(text: string): readonly number[] {
  const all = saidIn(text);
  const named = all.flatMap((said, at) => monthNamed(said, all[at + 1]) ?? []);
  const isVerb = all.some(
    (said, at) => wordOf(said) === 'may' && /^(?:i|it|we|that)$/.test(wordOf(all[at - 1])),
  );
  return isVerb && named.some((one) => one !== may) ? named.filter((one) => one !== may) : named;
}

function monthOf(number: number): number | undefined {
  return number >= 1 && number <= 12 ? number : undefined;
}

function wordOf(said: Said | undefined): string {
  return typeof said === 'object' && 'word' in said ? said.word : '';
}

function monthNamed(said: Said, next: Said | undefined): number | undefined {
  const word = wordOf(said);
  return word === 'may' && /^(?:be|have|well)$/.test(wordOf(next)) ? undefined : parseMonth(word);
}

/** A time that is no month yet. */
const vague =
  /\b(?:spring|summer|autumn|fall|winter|season|christmas|easter|quarter|half|beginning|middle|end|early|late|mid|years?|ago|time|(?:19|20)\d\d)\b/i;

/** Whether a time was said that is longer than a month, or has none: "some time in the autumn", "five years ago", "2019". */
export function isVagueMonth(text: string): boolean {
  return vague.test(text);
}
