import { DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { askedOnce } from '@opsline/function-kit/asked-once';

/** A ciphertext of KMS, base64, and what it must have been made with. */
export type BindPassword = {
  readonly ciphertext: string;
  /** The symmetric key: its ID, ARN or alias. */
  readonly keyId: string;
  /** The account that the password is of; a part of the encryption context. */
  readonly bindDn: string;
};

/** What the ciphertext was encrypted with, so that one made for another purpose or account is refused. */
export function encryptionContext(bindDn: string) {
  return { purpose: 'opsline directory bind', account: bindDn };
}

/**
 * The password of the service account. It is decrypted once and then kept in memory, and nowhere else.
 *
 * @throws what KMS throws; the next call asks again
 */
export function bindPasswordFrom(client: KMSClient, { ciphertext, keyId, bindDn }: BindPassword) {
  return askedOnce(async () => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
        KeyId: keyId,
        EncryptionContext: encryptionContext(bindDn),
      }),
    );
    if (Plaintext === undefined) throw new Error('KMS Decrypt answered without a plaintext');
    return Buffer.from(Plaintext).toString('utf8');
  });
}
