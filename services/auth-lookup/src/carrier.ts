/** What a carrier may say about a call, as flows pass it on: SIP headers by their names, absent or empty mostly. */
export type CarrierData = {
  readonly 'Call-Forwarding-Indicator'?: unknown;
  readonly 'ISUP-OLI'?: unknown;
  readonly From?: unknown;
  readonly 'P-Asserted-Identity'?: unknown;
};

// NANPA, ANI II digits: an ordinary line, and mobile ones. Payphones, hotels, prisons, relays and the rest are not.
const PLAIN_LINES: ReadonlySet<string> = new Set(['0', '00', '61', '62', '63']);

const said = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const digitsOf = (identity: string): string => (/\+?[0-9]{7,15}/.exec(identity)?.[0] ?? '').replace('+', '');

/**
 * Whether something that the carrier says speaks against the calling number (security P12): the call was forwarded,
 * it comes from no ordinary or mobile line, or a header names another number, or none. Nothing that it says speaks for
 * a number, so more data never makes a call less suspect.
 */
export const isSuspect = (caller: string | undefined, data: CarrierData): boolean => {
  const line = data['ISUP-OLI'];
  const identities = [data.From, data['P-Asserted-Identity']].filter(said);
  return (
    said(data['Call-Forwarding-Indicator']) ||
    (said(line) && !PLAIN_LINES.has(line.trim())) ||
    identities.some((identity) => `+${digitsOf(identity)}` !== caller)
  );
};
