import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

// A key of an HMAC is at least as long as the digest (RFC 2104 section 3).
const PEPPER_BYTES = 32;
const UNIT = '\u001f';
const KEY_LENGTH = 32;

/**
 * HMAC-SHA256 of the parts, 32 bytes. Throws on a pepper shorter than 32 bytes, and on a part that could pass for
 * two; neither error repeats a part.
 */
export const hmac = (pepper: Uint8Array, parts: readonly string[]): Buffer => {
  if (pepper.length < PEPPER_BYTES) {
    throw new Error(`The pepper has ${pepper.length} bytes; at least ${PEPPER_BYTES} are needed.`);
  }
  if (parts.some((part) => part.includes(UNIT))) {
    throw new Error('An identifier holds the separator U+001F.');
  }
  return createHmac('sha256', pepper).update(parts.join(UNIT)).digest();
};

/** The key of a row, `uuid` in the table: 32 hex characters that tell nobody what the row is about. */
export const keyOf = (pepper: Uint8Array, kind: string, id: string): string =>
  hmac(pepper, [kind, id]).toString('hex').slice(0, KEY_LENGTH);

/** Whether two texts are equal, in constant time. Unequal lengths are unequal, never an error (security O11). */
export const constantTimeEqual = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
