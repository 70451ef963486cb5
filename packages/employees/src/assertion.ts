import { constantTimeEqual, hmac } from '@opsline/attempts';
import { ASSERTION_MS, SKEW_MS } from './pin-policy.ts';

/** What KMS signs to give the key of assertions. Another text is another key. */
export const ASSERTION_PURPOSE = 'opsline caller assertion key';

// Version, time, employee ID, MAC, in one base64url text: nothing in it but letters, digits, "-" and "_", all that the
// strictest reading of Amazon Connect's documentation allows in a value.
const VERSION = 1;
const TIME_BYTES = 6;
const MAC_BYTES = 32;
const NONCE_LENGTH = 32;
const LONGEST_TEXT = 200;

const ID = /^[0-9A-Za-z._-]{1,64}$/;
const CONTACT = /^[0-9A-Za-z-]{1,128}$/;

type Claim = { readonly contactId: string; readonly employeeId: string; readonly issuedAt: number };

const macOf = (key: Uint8Array, { contactId, employeeId, issuedAt }: Claim): Buffer =>
  hmac(key, ['assertion', String(VERSION), contactId, String(issuedAt), employeeId]);

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
export const signAssertion = ({ key, employeeId, contactId, now }: Assertion): string => {
  if (!ID.test(employeeId)) throw new Error('employeeId must be 1 to 64 letters, digits, ".", "_" or "-".');
  if (!CONTACT.test(contactId)) throw new Error('contactId must be 1 to 128 letters, digits or "-".');
  const head = Buffer.alloc(1 + TIME_BYTES);
  head.writeUInt8(VERSION);
  head.writeUIntBE(now, 1, TIME_BYTES);
  const mac = macOf(key, { contactId, employeeId, issuedAt: now });
  return Buffer.concat([head, Buffer.from(employeeId), mac]).toString('base64url');
};

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
export const readAssertion = ({
  key,
  text,
  contactId,
  now,
}: Presented): { readonly employeeId: string; readonly nonce: string } | undefined => {
  if (text === undefined || text.length > LONGEST_TEXT || !CONTACT.test(contactId)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  // Only one text says the same.
  if (bytes.toString('base64url') !== text || bytes.length <= 1 + TIME_BYTES + MAC_BYTES) return undefined;
  const employeeId = bytes.subarray(1 + TIME_BYTES, -MAC_BYTES).toString('latin1');
  if (bytes.readUInt8() !== VERSION || !ID.test(employeeId)) return undefined;
  const issuedAt = bytes.readUIntBE(1, TIME_BYTES);
  const nonce = bytes.subarray(-MAC_BYTES).toString('hex');
  const signed = constantTimeEqual(nonce, macOf(key, { contactId, employeeId, issuedAt }).toString('hex'));
  const fresh = now - issuedAt < ASSERTION_MS && issuedAt - now <= SKEW_MS;
  return signed && fresh ? { employeeId, nonce: nonce.slice(0, NONCE_LENGTH) } : undefined;
};
