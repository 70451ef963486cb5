import { isNumber, type Said, type SaidNumber, saidIn } from '@opsline/lex-kit';
import { parseMonth } from '../calendar.ts';

/** A day as it was said: of a month by its name, or of two numbers of which each may be the month. */
export type SpokenDay = {
  /** Day and month, or month and day, by their numbers. */
  readonly first: number;
  readonly second: number;
  /** Whether the first is known to be the day. */
  readonly named: boolean;
  /** Four digits; undefined where it was left out, or only its last two were said. */
  readonly year: number | undefined;
};

/** Words between the parts of a date: "the 17th of April in the year 1990". */
const between = /^(?:the|of|in|on|and|year|day)$/;

/**
 * Reads a day from a sentence: "sorry, 17 April 1990", "April seventeenth, nineteen ninety", "the 17th of the 4th 1990",
 * "seventeen four nineteen ninety".
 *
 * @returns undefined where no day stands in it, or more than one could
 */
export function spokenDay(text: string): SpokenDay | undefined {
  const all = withZeros(saidIn(text));
  const days = all.flatMap((said, at) => {
    const month = monthOf(said);
    const day = month === undefined ? undefined : aroundMonth(month, before(all, at), after(all, at));
    return day ?? [];
  });
  return days.length > 0 ? only(days) : only(rows(all).flatMap((row) => inNumbers(row) ?? []));
}

/**
 * What was said but for its dates: a number before the name of a month is its day, four digits behind it are its year.
 * "104233, 17 April 1990" is "104233 april".
 */
export function withoutDate(text: string): string {
  const all = saidIn(
    text.replace(/(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})(?![\d/-])/g, 'date'),
  );
  const isDay = (at: number): boolean => {
    const next = all.slice(at + 1).find((said) => !isBetween(said));
    return isNumber(all[at]) && next !== undefined && monthOf(next) !== undefined;
  };
  const isYear = (at: number): boolean => {
    const said = all[at];
    const before = all[at - 1];
    return (
      isNumber(said) && said.digits.length === 4 && before !== undefined && monthOf(before) !== undefined
    );
  };
  return all
    .filter((_, at) => !isDay(at) && !isYear(at))
    .map((said) => (said === 'sign' ? '=' : 'word' in said ? said.word : said.digits))
    .join(' ');
}

/** The one of several; the same day said twice is one. */
function only(days: readonly SpokenDay[]): SpokenDay | undefined {
  return new Set(days.map((day) => JSON.stringify(day))).size === 1 ? days[0] : undefined;
}

/** "oh five" is one number here. */
function withZeros(all: readonly Said[]): readonly Said[] {
  return all.flatMap((said, at) => {
    if (isNumber(said) && said.digits === '0' && isNumber(all[at + 1])) return [];
    const zero = all[at - 1];
    const led = isNumber(zero) && zero.digits === '0' && isNumber(said) && said.digits.length === 1;
    return [led ? { ...said, digits: `0${said.digits}` } : said];
  });
}

function monthOf(said: Said): number | undefined {
  return typeof said === 'object' && 'word' in said ? parseMonth(said.word) : undefined;
}

function isBetween(said: Said): boolean {
  return typeof said === 'object' && 'word' in said && between.test(said.word);
}

/** The numbers that stand directly before a place, in their order. */
function before(all: readonly Said[], at: number): readonly SaidNumber[] {
  const [last = []] = rows(all.slice(0, at)).slice(-1);
  return last;
}

/** The numbers that stand directly behind a place, but for the day of the month that comes next: "September, 17 April". */
function after(all: readonly Said[], at: number): readonly SaidNumber[] {
  const rest = all.slice(at + 1).filter((said) => !isBetween(said));
  const [first = []] = rows(rest);
  const last = first.at(-1);
  const next = rest[first.length];
  const isNexts =
    last !== undefined && isDayOrMonth(last) && next !== undefined && monthOf(next) !== undefined;
  return isNexts ? first.slice(0, -1) : first;
}

/** Numbers in rows, parted by other words, and by what is too long for a day or a year. */
function rows(all: readonly Said[]): readonly (readonly SaidNumber[])[] {
  const found: SaidNumber[][] = [[]];
  for (const said of all.filter((one) => !isBetween(one))) {
    if (isNumber(said) && said.digits.length <= 4) found.at(-1)?.push(said);
    else found.push([]);
  }
  return found;
}

/** The day stands before its month or behind it, and the year where the day does not. */
function aroundMonth(
  month: number,
  earlier: readonly SaidNumber[],
  later: readonly SaidNumber[],
): SpokenDay | undefined {
  const places = [
    [earlier.at(-1), later.length > 0 ? later : earlier.slice(0, -1)],
    [later[0], later.length > 1 ? later.slice(1) : earlier],
  ] as const;
  for (const [day, rest] of places) {
    const year = yearIn(rest);
    if (day !== undefined && isDayOrMonth(day) && year !== 'none')
      return { first: day.value, second: month, named: true, year };
  }
  return undefined;
}

/** "17 4 1990", "seventeen four nineteen ninety". */
function inNumbers(row: readonly SaidNumber[]): SpokenDay | undefined {
  const [first, second, ...rest] = row;
  const year = yearIn(rest);
  if (first === undefined || second === undefined || rest.length === 0 || year === 'none') return undefined;
  if (!isDayOrMonth(first) || !isDayOrMonth(second)) return undefined;
  return { first: first.value, second: second.value, named: false, year };
}

/** Which of two is the month is found later; none is beyond 31. */
function isDayOrMonth({ value, digits }: SaidNumber): boolean {
  return digits.length <= 2 && value >= 1 && value <= 31;
}

/** A year of four digits, undefined for none and for the last two of one; 'none' for what is no year. */
function yearIn(numbers: readonly SaidNumber[]): number | undefined | 'none' {
  const [first, second, ...rest] = numbers;
  if (first === undefined) return undefined;
  if (rest.length > 0) return 'none';
  if (second === undefined) {
    if (first.digits.length === 2) return undefined;
    return first.digits.length === 4 ? first.value : 'none';
  }
  return first.digits.length === 2 && second.digits.length === 2 ? first.value * 100 + second.value : 'none';
}

const season = /^(?:spring|summer|autumn|fall|winter|christmas|easter)$/;

/** Whether a part of a date was said, and not enough of it: "April 1990", "1990", "the seventeenth", "in the spring". */
export function isPartOfDate(text: string): boolean {
  const all = saidIn(text);
  const numbers = all.filter(isNumber);
  const years = numbers.length === 1 && numbers.some(({ value }) => value >= 1900 && value < 2100);
  const inPairs = numbers.length === 2 && yearIn(numbers) !== 'none';
  const ordinal = numbers.length === 1 && numbers.some((one) => one.ordinal && isDayOrMonth(one));
  const named = all.some((said) => monthOf(said) !== undefined || isSeason(said));
  return years || inPairs || ordinal || (named && numbers.length === 0);
}

function isSeason(said: Said): boolean {
  return typeof said === 'object' && 'word' in said && season.test(said.word);
}
