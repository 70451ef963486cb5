import { alphaNumericCase } from '../assumptions.ts';
import type { InputMode } from '../session.ts';
import { numberWordsOf, tens, units } from './number-words.ts';
import { letThrough, type Resolution, recognised } from './slot-resolution.ts';

/** Longest value with a regular expression (Lex V2 Developer Guide, "AMAZON.AlphaNumeric"). */
const maxWithPattern = 30;

/**
 * `AMAZON.AlphaNumeric`, with or without the custom type's regular expression (whole value). Words for digits are
 * understood in speech only, as the transcript of a typed text is what was typed.
 */
export function resolveAlphaNumeric(
  text: string,
  inputMode: InputMode,
  pattern?: string,
): Resolution | undefined {
  const trimmed = text.trim();
  const heard = inputMode === 'Speech' ? [trimmed, spokenDigits(trimmed)] : [trimmed];
  if (pattern !== undefined) {
    const value = fitting(pattern, heard);
    return value === undefined ? undefined : recognised(trimmed, value, [value]);
  }
  const joined = compact(heard.at(-1) ?? trimmed).replaceAll(/[^\p{L}\p{N}_-]/gu, '');
  const value = alphaNumericCase(joined);
  if (value === '') return undefined;
  return /\d/.test(value) ? recognised(trimmed, value, [value]) : letThrough(trimmed, value, [value]);
}

/** "e four oh double two" → "e 4 0 22": spoken digits as digits, every other word as it is. */
function spokenDigits(text: string): string {
  const words = numberWordsOf(text);
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readWord(words.slice(at));
    found.push(read.text);
    at += read.used;
  }
  return found.join(' ');
}

type Read = { readonly text: string; readonly used: number };

function readWord(words: readonly string[]): Read {
  const [first = '', second = ''] = words;
  const repeat = times.get(first);
  const repeated = digitsOf(second) ?? (/^[a-z0-9]$/.test(second) ? second : undefined);
  if (repeat !== undefined && repeated !== undefined) return { text: repeated.repeat(repeat), used: 2 };
  const ten = tens.get(first);
  const unit = units.get(second);
  if (ten !== undefined && unit !== undefined && unit > 0 && unit < 10)
    return { text: String(ten + unit), used: 2 };
  return { text: ten?.toString() ?? digitsOf(first) ?? first, used: 1 };
}

const times: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

function digitsOf(word: string): string | undefined {
  return word === 'oh' || word === 'o' ? '0' : units.get(word)?.toString();
}

function fitting(pattern: string, texts: readonly string[]): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return texts.flatMap(spellings).find((it) => it.length <= maxWithPattern && whole.test(it));
}

/** As written, lower, upper case; then the same without separators: the first that fits wins. */
function spellings(text: string): readonly string[] {
  const joined = compact(text);
  const bare = joined.replaceAll(/[-.,_/]/g, '');
  return [text.trim(), joined, bare].flatMap((it) => [it, it.toLowerCase(), it.toUpperCase()]);
}

function compact(text: string): string {
  return text.replaceAll(/\s+/g, '').replace(/[.!?]+$/, '');
}
