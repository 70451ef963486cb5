import { day, hour, minute, second } from '@opsline/function-kit/durations';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** A whole number, for people: "six", "60". Words up to ten, figures above. */
export function numberInWords(count: number): string {
  return words[count] ?? String(count);
}

/** The largest first. */
const units = [
  [day, 'days'],
  [hour, 'hours'],
  [minute, 'minutes'],
  [second, 'seconds'],
] as const;

/**
 * A duration, for people: "60 seconds", "90 seconds", "ten minutes", "24 hours". It is told in the largest unit of which
 * it has two or more, and no part; one of anything is so many of the next smaller.
 *
 * @param ms milliseconds
 * @throws Error for what is not two whole seconds or more: no sentence would be true of it
 */
export function durationInWords(ms: number): string {
  const [length, name] = units.find(([unit]) => ms >= 2 * unit && ms % unit === 0) ?? [];
  if (length === undefined) throw new Error(`expected two whole seconds or more, got ${ms} ms`);
  return `${numberInWords(ms / length)} ${name}`;
}

/** A number among words: what it is, and its digits as they were said, zeros in front included. */
export type SaidNumber = {
  readonly value: number;
  readonly digits: string;
  /** "seventeenth", "17th". */
  readonly ordinal: boolean;
};

/** One thing that was said: a number, any other word, or what is neither, such as `1=1`. */
export type Said = SaidNumber | { readonly word: string } | 'sign';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const smallOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const tensOrdinals = '_ _ twentieth thirtieth'.split(' ');

type Read = { readonly said: SaidNumber; readonly used: number };

/**
 * What was said, in its order: numbers in figures and in words, and the words between them. Digits that are said one by
 * one are numbers one by one ("one oh four" is three, "double three" is one); "forty two" and "two thousand and one" are
 * one each.
 */
export function saidIn(text: string): readonly Said[] {
  const words = wordsOf(text);
  const all: Said[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const number = readNumber(rest);
    const [word = ''] = rest;
    all.push(number?.said ?? (/^[a-z]+(?:'[a-z]+)*$/.test(word) ? { word } : 'sign'));
    at += number?.used ?? 1;
  }
  return all;
}

/**
 * The one row of so many digits in what was said: "my user ID is 104233", "one oh four, two double three", "ten
 * forty-two thirty-three".
 *
 * @returns undefined where there is none, or more than one, or where any of it is neither word nor number
 */
export function digitsSaid(text: string, count: number): string | undefined {
  const all = saidIn(text);
  if (all.includes('sign')) return undefined;
  const rows = all
    .map((said) => (isNumber(said) && !said.ordinal ? said.digits : ' '))
    .join('')
    .split(/ +/)
    // "Oh, 104233": no zero.
    .map((row) => (row.length === count + 1 && /^oh\b/i.test(text) ? row.slice(1) : row));
  const found = new Set(rows.filter((row) => row.length === count));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether this is a number. */
export function isNumber(said: Said | undefined): said is SaidNumber {
  return typeof said === 'object' && 'digits' in said;
}

/** Small letters, without the signs at the ends of words. White space around it all is not ours to take away. */
function wordsOf(text: string): readonly string[] {
  if (text !== text.trim()) return [text];
  return text
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/(?<=[a-z])[-–](?=[a-z])/g, ' ')
    .split(/[\s,]+/)
    .map((word) => word.replace(/^["'(]+|["').;:!?…#]+$/g, ''))
    .filter((word) => !['', '-', '–', 'um', 'uh', 'er', 'dash'].includes(word));
}

function readNumber(words: readonly string[]): Read | undefined {
  const [first = '', second = ''] = words;
  const [, figures, ending] = /^(\d+)(st|nd|rd|th)?$/.exec(first) ?? [];
  if (figures !== undefined) return { said: numberOf(figures, ending !== undefined), used: 1 };
  if (/^\d+(?:-\d+)+$/.test(first)) return { said: numberOf(first.replaceAll('-', '')), used: 1 };
  const times = { double: 2, triple: 3 }[first];
  const digit = digitOf(second);
  if (times !== undefined && digit !== undefined) return { said: numberOf(digit.repeat(times)), used: 2 };
  return readThousands(words);
}

/** "two thousand and one", "one hundred four thousand two hundred thirty three". */
function readThousands(words: readonly string[]): Read | undefined {
  return readScaled(words, { scale: 1_000, name: 'thousand', part: readHundreds });
}

/** "nineteen hundred and ninety". */
function readHundreds(words: readonly string[]): Read | undefined {
  return readScaled(words, { scale: 100, name: 'hundred', part: readSmall });
}

type Scale = {
  readonly scale: number;
  readonly name: string;
  readonly part: (words: readonly string[]) => Read | undefined;
};

function readScaled(words: readonly string[], { scale, name, part }: Scale): Read | undefined {
  const count = part(words);
  if (count === undefined || words[count.used] !== name) return count;
  const and = words[count.used + 1] === 'and' ? 1 : 0;
  const rest = part(words.slice(count.used + 1 + and));
  const fits = rest !== undefined && rest.said.value > 0 && rest.said.value < scale;
  const value = count.said.value * scale + (fits ? rest.said.value : 0);
  const used = count.used + 1 + (fits ? and + rest.used : 0);
  return { said: numberOf(String(value), fits && rest.said.ordinal), used };
}

/** Below a hundred: "oh", "seven", "forty", "forty two", "twenty first". */
function readSmall([first = '', second = '']: readonly string[]): Read | undefined {
  const ten = tens.indexOf(first);
  const unit = small.indexOf(second);
  const ordinal = smallOrdinals.indexOf(second);
  if (ten > 1 && unit > 0 && unit < 10) return { said: numberOf(`${ten}${unit}`), used: 2 };
  if (ten > 1 && ordinal > 0 && ordinal < 10) return { said: numberOf(`${ten}${ordinal}`, true), used: 2 };
  if (ten > 1) return { said: numberOf(`${ten}0`), used: 1 };
  if (tensOrdinals.indexOf(first) > 1)
    return { said: numberOf(`${tensOrdinals.indexOf(first)}0`, true), used: 1 };
  if (smallOrdinals.includes(first))
    return { said: numberOf(String(smallOrdinals.indexOf(first)), true), used: 1 };
  const digits = digitOf(first) ?? (small.includes(first) ? String(small.indexOf(first)) : undefined);
  return digits === undefined ? undefined : { said: numberOf(digits), used: 1 };
}

function digitOf(word: string): string | undefined {
  if (word === 'oh' || word === 'o') return '0';
  if (/^\d$/.test(word)) return word;
  const value = small.indexOf(word);
  return value >= 0 && value < 10 ? String(value) : undefined;
}

function numberOf(digits: string, ordinal = false): SaidNumber {
  return { value: Number(digits), digits, ordinal };
}
