import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { askedOnce } from './asked-once.ts';

/**
 * A secret of 32 bytes that an HMAC key of KMS derives, the same each time, so that it is stored nowhere. It is
 * asked for once and then kept in memory.
 *
 * @param keyId an HMAC_256 key: its ID, ARN or alias
 * @param purpose what the secret is for, the text that the key signs: another purpose is another secret
 * @throws what KMS throws; the next call asks again
 */
export function derivedKey(client: KMSClient, keyId: string, purpose: string): () => Promise<Uint8Array> {
  return askedOnce(async () => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: new TextEncoder().encode(purpose),
      }),
    );
    if (Mac === undefined) throw new Error('KMS GenerateMac answered without a Mac');
    return Mac;
  });
}
