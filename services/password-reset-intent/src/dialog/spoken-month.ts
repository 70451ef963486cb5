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
  const all = saidIn(text);
  const named = [...new Set(all.flatMap((said, at) => monthNamed(said, all[at + 1]) ?? []))];
  // "It may have been June."
  const may = 5;
  const meant = named.length > 1 && hasVerb(all) ? named.filter((one) => one !== may) : named;
  if (meant.length > 0) return meant.length === 1 ? meant[0] : undefined;
  const numbers = all.filter(isNumber).filter(({ digits }) => digits.length <= 2);
  const [only, ...others] = numbers.map(({ value }) => value);
  return only === undefined || others.length > 0 ? undefined : monthOf(only);
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

function hasVerb(all: readonly Said[]): boolean {
  return all.some((said, at) => wordOf(said) === 'may' && /^(?:i|it|we|that)$/.test(wordOf(all[at - 1])));
}
