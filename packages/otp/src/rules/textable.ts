import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const prefixPattern = /^\+[1-9][0-9]{0,6}$/;

/** What the numbering plans do not tell apart from a person's mobile. */
const refused: readonly RegExp[] = [
  // ITU-T E.164 list of assigned codes: Inmarsat, satellite, international networks.
  /^\+(870|881|882|883)/,
  // NANPA: premium 900, and 976 as area code or exchange; toll-free 8XX, reserved ones too; personal 5XX (500, 521 to
  // 529, 533, 544, 566, 577, 588); carriers' 456 and 700; government 710.
  /^\+1(900|976|[0-9]{3}976)/,
  /^\+18(00|22|33|44|55|66|77|8[0-9])/,
  /^\+15(00|2[1-9]|33|44|66|77|88)/,
  /^\+1(456|700|710)/,
];

/**
 * Where a number is a person's although it is not in the plan: new ranges, and those of fiction. NANPA: all but what is
 * refused above. Ofcom, National Telephone Numbering Plan: 07 but for 070, personal, and 076, paging.
 */
const unassigned = /^\+(1[2-9][0-9]{9}|447[1-57-9][0-9]{8})$/;

/** A pure fixed line is none: it gets no text message, or one that is read aloud to whoever picks up (BT Text). */
const types: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Whether a text message may go to a number: strict E.164, under a prefix of the allow-list (`+1`, `+44`), and of a
 * range for mobiles by its numbering plan; never premium, satellite, shared, toll-free, personal, a pager, a voice
 * mailbox or an Internet line (NIST SP 800-63B-4 3.1.3.1), under any allow-list. Throws when a prefix of the
 * allow-list is not a plus sign and one to seven digits.
 */
export function textable(phone: string, allowedPrefixes: readonly string[]): boolean {
  const malformed = allowedPrefixes.findIndex((prefix) => !prefixPattern.test(prefix));
  if (malformed !== -1) {
    throw new Error(`allowedPrefixes[${malformed}] must be a plus sign and one to seven digits.`);
  }
  return (
    allowedPrefixes.some((prefix) => phone.startsWith(prefix)) &&
    !refused.some((numbers) => numbers.test(phone)) &&
    isForMobiles(phone)
  );
}

function isForMobiles(phone: string): boolean {
  const number = parsePhoneNumberFromString(phone);
  // The library reads more than E.164; then the number that it read is written otherwise.
  if (number?.number !== phone) return false;
  const type = number.getType();
  return type === undefined ? unassigned.test(phone) : types.has(type);
}
