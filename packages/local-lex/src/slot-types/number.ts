import { numberWordsOf, units, wholeNumber } from './number-words.ts';
import { type Resolution, recognised } from './slot-resolution.ts';

const digits = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/;

/** `AMAZON.Number`: digits or English number words → the number in digits, as text. */
export function resolveNumber(text: string): Resolution | undefined {
  const trimmed = text.trim();
  const direct = written(trimmed.replace(/[.!?]$/, ''));
  if (direct !== undefined) return recognised(trimmed, direct, [direct]);
  const [first, ...rest] = numberWordsOf(trimmed);
  if (first === undefined) return undefined;
  const negative = first === 'minus' || first === 'negative';
  const words = negative ? rest : [first, ...rest];
  const value = (words.length === 1 ? written(words[0] ?? '') : undefined) ?? spoken(words);
  if (value === undefined) return undefined;
  const signed = negative ? `-${value}` : value;
  return recognised(trimmed, signed, [signed]);
}

/** Digits without a sign and separators; leading zeros go (Lex promises none). */
function written(text: string): string | undefined {
  const compact = text.replace(/^\+/, '').replaceAll(',', '');
  if (!digits.test(text) || !/\d/.test(text)) return undefined;
  return compact.replace(/^(-?)0+(?=\d)/, '$1').replace(/^(-?)\./, '$10.');
}

function spoken(words: readonly string[]): string | undefined {
  const point = words.indexOf('point');
  const before = point < 0 ? words : words.slice(0, point);
  const whole = before.length === 0 && point === 0 ? 0 : wholeOf(before);
  if (whole === undefined) return undefined;
  if (point < 0) return String(whole);
  const after = fraction(words.slice(point + 1));
  return after === undefined || after === '' ? undefined : `${whole}.${after}`;
}

function wholeOf(words: readonly string[]): number | undefined {
  const [only, ...others] = words;
  return only !== undefined && others.length === 0 && /^\d+$/.test(only) ? Number(only) : wholeNumber(words);
}

/** "four five" → "45", "forty two" → "42": what stands after the point. */
function fraction(words: readonly string[]): string | undefined {
  const singles = words.map((word) => units.get(word) ?? (/^\d$/.test(word) ? Number(word) : undefined));
  if (singles.every((digit) => digit !== undefined && digit < 10)) return singles.join('');
  return wholeNumber(words)?.toString();
}
