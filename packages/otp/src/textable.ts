const E164 = /^\+[1-9][0-9]{6,14}$/;
const PREFIX = /^\+[1-9][0-9]{0,6}$/;

// Country code +1 has exactly ten digits after it (NANPA).
const NANP = /^\+1(?![0-9]{10}$)/;

/** Numbers that are dear, shared, or not a person's, whatever the allow-list says. */
const REFUSED: readonly RegExp[] = [
  // ITU-T E.164 list of assigned codes: freephone, shared cost, Inmarsat, universal personal, satellite,
  // international networks, premium rate, disaster relief.
  /^\+(800|808|870|878|881|882|883|888|979)/,
  // NANPA: premium 900, and 976 as area code or exchange; toll-free 8XX; personal 5XX (500, 521 to 529, 533, 544,
  // 566, 577, 588).
  /^\+1(900|976|[0-9]{3}976)/,
  /^\+18(00|33|44|55|66|77|88)/,
  /^\+15(00|2[1-9]|33|44|66|77|88)/,
  // Ofcom, National Telephone Numbering Plan: 070 personal, 076 paging, 08 and 09 special services.
  /^\+44(70|76(?!24)|8|9)/,
];

/**
 * Whether a text message may go to a number: strict E.164, under a prefix of the allow-list (`+1`, `+44`), and not
 * premium, satellite, shared, toll-free or short (security C26). Throws when a prefix of the allow-list is not a
 * plus sign and one to seven digits.
 */
export const textable = (phone: string, allowedPrefixes: readonly string[]): boolean => {
  const malformed = allowedPrefixes.findIndex((prefix) => !PREFIX.test(prefix));
  if (malformed !== -1) {
    throw new Error(`allowedPrefixes[${malformed}] must be a plus sign and one to seven digits.`);
  }
  return (
    E164.test(phone) &&
    allowedPrefixes.some((prefix) => phone.startsWith(prefix)) &&
    !NANP.test(phone) &&
    !REFUSED.some((numbers) => numbers.test(phone))
  );
};
