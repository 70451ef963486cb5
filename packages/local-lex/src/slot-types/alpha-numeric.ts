import type { InputMode } from '../session.ts';
import { letThrough, type Resolution, recognised } from './slot-resolution.ts';
import { spokenDigits } from './spoken-digits.ts';

/** Longest value with a regular expression (Lex V2 Developer Guide, "AMAZON.AlphaNumeric"). */
const maxWithPattern = 30;

function compact(text: string): string {
  return text.replaceAll(/\s+/g, '').replace(/[.!?]+$/, '');
}

/** As written, lower, upper case; then the same without separators: the first that fits wins. */
function spellings(text: string): readonly string[] {
  const joined = compact(text);
  const bare = joined.replaceAll(/[-.,_/]/g, '');
  return [text.trim(), joined, bare].flatMap((it) => [it, it.toLowerCase(), it.toUpperCase()]);
}

function fitting(pattern: string, texts: readonly string[]): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return texts.flatMap(spellings).find((it) => it.length <= maxWithPattern && whole.test(it));
}

/**
 * `AMAZON.AlphaNumeric`, with or without the custom type's regular expression (whole value). Words for digits are
 * understood in speech only, as the transcript of a typed text is what was typed.
 */
export function resolveAlphaNumeric(
  text: string,
  inputMode: InputMode,
  pattern: string | undefined,
  keepCase: boolean,
): Resolution | undefined {
  const trimmed = text.trim();
  const heard = inputMode === 'Speech' ? [trimmed, spokenDigits(trimmed)] : [trimmed];
  if (pattern !== undefined) {
    const value = fitting(pattern, heard);
    return value === undefined ? undefined : recognised(trimmed, value, [value]);
  }
  const joined = compact(heard.at(-1) ?? trimmed).replaceAll(/[^\p{L}\p{N}_-]/gu, '');
  const value = keepCase ? joined : joined.toLowerCase();
  if (value === '') return undefined;
  return /\d/.test(value) ? recognised(trimmed, value, [value]) : letThrough(trimmed, value, [value]);
}
