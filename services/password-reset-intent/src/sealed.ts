import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A text, sealed for one place: base64 of a nonce, an AES-256-GCM ciphertext and its tag.
 *
 * @param seal the key, 32 bytes
 * @param place where it is kept: it opens nowhere else
 */
export function sealedWith(seal: Uint8Array, place: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, seal, nonce).setAAD(Buffer.from(place));
  const hidden = [sealing.update(text, 'utf8'), sealing.final()];
  return Buffer.concat([nonce, ...hidden, sealing.getAuthTag()]).toString('base64');
}

/** @throws Error for what was not sealed for this place */
export function opened(seal: Uint8Array, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const opening = createDecipheriv(cipher, seal, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  const text = [opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()];
  return Buffer.concat(text).toString('utf8');
}
