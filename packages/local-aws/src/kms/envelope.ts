import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './keys.ts';

/** Names and values that must be the same at Encrypt and Decrypt. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** A blob is: version (1 byte), key id (36), nonce (12), GCM tag (16), ciphertext. */
const version = 1;
const idEnd = 1 + 36;
const nonceEnd = idEnd + 12;
const tagEnd = nonceEnd + 16;

/** AES-256-GCM under the key, bound to the key's id and the context. */
export function seal(
  key: Key,
  plaintext: Buffer,
  context: EncryptionContext,
  nonce = randomBytes(12),
): Buffer {
  const header = Buffer.concat([Buffer.of(version), Buffer.from(key.id)]);
  const cipher = createCipheriv('aes-256-gcm', key.material, nonce).setAAD(authenticated(header, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
}

function authenticated(header: Buffer, context: EncryptionContext): Buffer {
  return Buffer.concat([
    header,
    Buffer.from(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  ]);
}

/** The id of the key a blob was made with; `undefined` if it cannot be a blob of `seal`. */
export function keyIdOf(blob: Buffer): string | undefined {
  return blob.length >= tagEnd && blob[0] === version ? blob.toString('utf8', 1, idEnd) : undefined;
}

/** What `seal` was given, or `undefined` when the blob was changed or the context is another. */
export function unseal(key: Key, blob: Buffer, context: EncryptionContext): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key.material, blob.subarray(idEnd, nonceEnd))
    .setAAD(authenticated(blob.subarray(0, idEnd), context))
    .setAuthTag(blob.subarray(nonceEnd, tagEnd));
  try {
    return Buffer.concat([decipher.update(blob.subarray(tagEnd)), decipher.final()]);
  } catch {
    return undefined;
  }
}
