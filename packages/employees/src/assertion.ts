import { constantTimeEqual, hmac } from '@opsline/attempts';
import { assertionMs, skewMs } from './pin/pin-policy.ts';

/** What KMS signs to give the key of assertions. Another text is another key. */
export const assertionPurpose = 'opsline caller assertion key';

// Version, time, employee ID, MAC, in one base64url text: nothing in it but letters, digits, "-" and "_", all that the
// strictest reading of Amazon Connect's documentation allows in a value.
const version = 1;
const timeBytes = 6;
const macBytes = 32;
const nonceLength = 32;
const longestText = 200;

const id = /^[0-9A-Za-z._-]{1,64}$/;
const contact = /^[0-9A-Za-z-]{1,128}$/;

type Claim = { readonly contactId: string; readonly employeeId: string; readonly issuedAt: number };

function macOf(key: Uint8Array, { contactId, employeeId, issuedAt }: Claim): Buffer {
  return hmac(key, ['assertion', String(version), contactId, String(issuedAt), employeeId]);
}

/** A PIN was right: whose, in which contact, now (epoch ms). The key has at least 32 secret bytes. */
export type Assertion = {
  readonly key: Uint8Array;
  /** Letters, digits, ".", "_" and "-", at most 64. */
  readonly employeeId: string;
  /** Letters, digits and "-", at most 128. */
  readonly contactId: string;
  readonly now: number;
};

/**
 * Signs that the caller of a contact entered an employee's PIN: HMAC-SHA256, as text of letters, digits, "-" and "_".
 * It says who and when in clear; whoever holds the key can sign. Throws on an identifier of another shape.
 */
export function signAssertion({ key, employeeId, contactId, now }: Assertion): string {
  if (!id.test(employeeId)) throw new Error('employeeId must be 1 to 64 letters, digits, ".", "_" or "-".');
  if (!contact.test(contactId)) throw new Error('contactId must be 1 to 128 letters, digits or "-".');
  const head = Buffer.alloc(1 + timeBytes);
  head.writeUInt8(version);
  head.writeUIntBE(now, 1, timeBytes);
  const mac = macOf(key, { contactId, employeeId, issuedAt: now });
  return Buffer.concat([head, Buffer.from(employeeId), mac]).toString('base64url');
}

/** A text that may be an assertion, the contact it must be for, and the time (epoch ms). */
export type Presented = {
  readonly key: Uint8Array;
  readonly text: string | undefined;
  readonly contactId: string;
  readonly now: number;
};

/**
 * Who proved to be whom, if the text is an assertion for this contact, signed with this key, and less than 2 minutes
 * old; otherwise undefined. Never throws, whatever the text. It can be read any number of times: whoever must accept
 * it once remembers `nonce` (32 hex characters, one for each assertion) for 3 minutes.
 */
export function readAssertion({
  key,
  text,
  contactId,
  now,
}: Presented): { readonly employeeId: string; readonly nonce: string } | undefined {
  if (text === undefined || text.length > longestText || !contact.test(contactId)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  // Only one text says the same.
  if (bytes.toString('base64url') !== text || bytes.length <= 1 + timeBytes + macBytes) return undefined;
  const employeeId = bytes.subarray(1 + timeBytes, -macBytes).toString('latin1');
  if (bytes.readUInt8() !== version || !id.test(employeeId)) return undefined;
  const issuedAt = bytes.readUIntBE(1, timeBytes);
  const nonce = bytes.subarray(-macBytes).toString('hex');
  const signed = constantTimeEqual(nonce, macOf(key, { contactId, employeeId, issuedAt }).toString('hex'));
  const fresh = now - issuedAt < assertionMs && issuedAt - now <= skewMs;
  return signed && fresh ? { employeeId, nonce: nonce.slice(0, nonceLength) } : undefined;
}
