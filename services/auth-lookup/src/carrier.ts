/** What a carrier may say about a call, as flows pass it on: SIP headers by their names, absent or empty mostly. */
export type CarrierData = {
  readonly 'Call-Forwarding-Indicator'?: unknown;
  readonly 'ISUP-OLI'?: unknown;
  readonly From?: unknown;
  readonly 'P-Asserted-Identity'?: unknown;
};

// NANPA, ANI II digits: an ordinary line, and mobile ones. Payphones, hotels, prisons, relays and the rest are not.
const plainLines: ReadonlySet<string> = new Set(['0', '00', '61', '62', '63']);

function said(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/**
 * The numbers that a header names: the users of its addresses (RFC 3261 20.20, RFC 3966), without the signs that set
 * digits apart. The name displayed beside an address is whatever the caller likes, and is not looked at.
 */
function numbersIn(header: string): readonly string[] {
  const addresses = header.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/\b(?:sips?|tel):([^@;>,\s]*)/gi);
  const numbers = [...addresses].map(([, user = '']) => user.replace(/[-.()]/g, ''));
  return numbers.length === 0 ? [header.trim()] : numbers;
}

/**
 * Whether something that the carrier says speaks against the calling number (security P12): the call was forwarded,
 * it comes from no ordinary or mobile line, or a header names another number, or none. Nothing that it says speaks for
 * a number, so more data never makes a call less suspect.
 */
export function isSuspect(caller: string | undefined, data: CarrierData): boolean {
  const line = data['ISUP-OLI'];
  const numbers = [data.From, data['P-Asserted-Identity']].filter(said).flatMap(numbersIn);
  return (
    said(data['Call-Forwarding-Indicator']) ||
    (said(line) && !plainLines.has(line.trim())) ||
    numbers.some((number) => number !== caller)
  );
}
