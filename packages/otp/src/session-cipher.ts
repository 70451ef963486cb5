import { createCipheriv, createDecipheriv } from 'node:crypto';
import { hmac } from '@opsline/attempts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** So many random bytes, as `crypto.randomBytes` draws them. */
export type RandomBytes = (size: number) => Uint8Array;

/** Whose session it is: the pepper, and the conversation, which gets a key of its own. */
export type Lock = { readonly pepper: Uint8Array; readonly conversation: string };

function keyOf({ pepper, conversation }: Lock): Buffer {
  return hmac(pepper, ['session key', conversation]);
}

/** Encrypts a holder for one conversation, base64 of nonce, tag and text (AES-256-GCM, NIST SP 800-38D). */
export function encrypt(lock: Lock, holder: string, randomBytes: RandomBytes): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(lock), nonce, { authTagLength: tagBytes });
  const text = Buffer.concat([cipher.update(holder), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

/** The holder again. Throws when the text was made for another conversation, with another pepper, or altered. */
export function decrypt(lock: Lock, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, keyOf(lock), nonce, { authTagLength: tagBytes });
    decipher.setAuthTag(tag);
    const holder = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([holder, decipher.final()]).toString();
  } catch (cause) {
    throw new Error('An authenticated conversation could not be read with this pepper.', { cause });
  }
}
