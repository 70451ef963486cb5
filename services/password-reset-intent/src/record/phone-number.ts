import { isPossibleNumber } from '@opsline/employees/numbering-plan';
import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Signs that nobody sees: of no width, of the writing direction, soft hyphens. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Blanks, hyphens and dashes, the minus sign, dots. A line break is none: two lines may be two numbers. */
const separators = /[\p{Zs}\t.\-\u2010-\u2015\u2212]/gu;

/** A slash after what may be a number by itself: the shortest in service have 7 digits. */
const alternative = /^\+(\/*[0-9]){7,}\//;

/**
 * A phone number as a directory writes it, in E.164: `+1 (555) 010-0104`, `0044 20 …`, `+44 (0)20 …`. `(0)` is read as the
 * numbering plan of the country has it: in most it is dropped, in Italy it belongs to the number. What can be meant in
 * two ways is not guessed at: a number without its country, a zero after the country code that the plan drops, an
 * extension, two numbers.
 *
 * @returns undefined for anything else
 */
export function e164(written: string | undefined): string | undefined {
  const plain = (written ?? '')
    .replace(invisible, '')
    .trim()
    .replace(separators, '')
    .replace(/^tel:(?=\+)/i, '')
    .replace(/^\(*00/, '+');
  if (alternative.test(plain.replace(/[()]/g, ''))) return undefined;
  const [country = '', national, ...more] = plain.split('(0)').map((part) => part.replace(/[()/]/g, ''));
  if (more.length > 0) return undefined;
  const number = national === undefined ? country : withOptionalZero(country, national);
  return number !== undefined && isPossibleNumber(number) ? number : undefined;
}

/** The number meant by a country code, `(0)` and the rest, if only one can be. */
function withOptionalZero(country: string, national: string): string | undefined {
  const kept = `${country}0${national}`;
  const dropped = `${country}${national}`;
  const number = parsePhoneNumberFromString(kept);
  if (`+${number?.countryCallingCode}` !== country) return undefined;
  // The library drops the zero where the plan has it as trunk prefix.
  if (number?.number === dropped) return dropped;
  return isValidPhoneNumber(dropped) ? undefined : kept;
}
