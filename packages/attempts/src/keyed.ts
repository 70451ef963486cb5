import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

// A key of an HMAC is at least as long as the digest (RFC 2104 section 3).
const pepperBytes = 32;
const unit = '\u001f';
const keyLength = 32;

/**
 * HMAC-SHA256 of the parts, 32 bytes. Throws on a pepper shorter than 32 bytes, and on a part that could pass for
 * two; neither error repeats a part.
 */
export function hmac(pepper: Uint8Array, parts: readonly string[]): Buffer {
  if (pepper.length < pepperBytes) {
    throw new Error(`The pepper has ${pepper.length} bytes; at least ${pepperBytes} are needed.`);
  }
  if (parts.some((part) => part.includes(unit))) {
    throw new Error('An identifier holds the separator U+001F.');
  }
  return createHmac('sha256', pepper).update(parts.join(unit)).digest();
}

/** The key of a row, `uuid` in the table: 32 hex characters that tell nobody what the row is about. */
export function keyOf(pepper: Uint8Array, kind: string, id: string): string {
  return hmac(pepper, [kind, id]).toString('hex').slice(0, keyLength);
}

/** Whether two texts are equal, in constant time. Unequal lengths are unequal, never an error. */
export function constantTimeEqual(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  );
}
