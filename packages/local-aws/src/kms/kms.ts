import { createHmac } from 'node:crypto';
import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { keyIdOf, seal, unseal } from './envelope.ts';
import { type Key, usableKey } from './keys.ts';

const keyId = z.string().min(1).max(2048);

/** KMS, "GenerateMac": HMAC_256 keys know this one algorithm, and messages of at most 4,096 bytes. */
const macShape = { KeyId: keyId, MacAlgorithm: z.literal('HMAC_SHA_256'), Message: bytes(1, 4096) };

/** All keys are one page: an account here has few. */
const pageShape = { Limit: z.int().min(1).max(1000).optional() };

const symmetric = {
  EncryptionContext: z.record(z.string(), z.string()).default({}),
  EncryptionAlgorithm: z.literal('SYMMETRIC_DEFAULT').default('SYMMETRIC_DEFAULT'),
};
const encryptShape = { ...symmetric, KeyId: keyId, Plaintext: bytes(1, 4096) };
const decryptShape = { ...symmetric, KeyId: keyId.optional(), CiphertextBlob: bytes(1, 6144) };

/** KMS with these keys: what there is, MACs, and encryption under a context. */
export function createKms(keys: readonly Key[]): Handlers<'kms'> {
  const damaged = () =>
    new ServiceError('InvalidCiphertextException', 'The ciphertext or its context is not valid.');

  return {
    ListKeys: operation(z.strictObject(pageShape), () => ({
      Keys: keys.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
      Truncated: false,
    })),

    ListAliases: operation(z.strictObject(pageShape), () => ({
      Aliases: keys.map(({ alias, id }) => ({
        AliasName: alias,
        AliasArn: arnOf('kms', alias),
        TargetKeyId: id,
      })),
      Truncated: false,
    })),

    GenerateMac: operation(z.strictObject(macShape), ({ KeyId, Message, MacAlgorithm }) => {
      const key = usableKey(keys, KeyId, 'GENERATE_VERIFY_MAC');
      return { KeyId: key.arn, MacAlgorithm, Mac: macOf(key, Message).toString('base64') };
    }),

    Encrypt: operation(
      z.strictObject(encryptShape),
      ({ KeyId, Plaintext, EncryptionContext, EncryptionAlgorithm }) => {
        const key = usableKey(keys, KeyId, 'ENCRYPT_DECRYPT');
        const blob = seal(key, Plaintext, EncryptionContext);
        return { KeyId: key.arn, EncryptionAlgorithm, CiphertextBlob: blob.toString('base64') };
      },
    ),

    Decrypt: operation(z.strictObject(decryptShape), (input) => {
      const named = input.KeyId === undefined ? undefined : usableKey(keys, input.KeyId, 'ENCRYPT_DECRYPT');
      const sealedBy = keys.find(({ id }) => id === keyIdOf(input.CiphertextBlob));
      if (sealedBy === undefined) throw damaged();
      if (named !== undefined && named.id !== sealedBy.id) {
        throw new ServiceError('IncorrectKeyException', 'The ciphertext was made with another key.');
      }
      const plaintext = unseal(
        usableKey(keys, sealedBy.id, 'ENCRYPT_DECRYPT'),
        input.CiphertextBlob,
        input.EncryptionContext,
      );
      if (plaintext === undefined) throw damaged();
      return {
        KeyId: sealedBy.arn,
        EncryptionAlgorithm: input.EncryptionAlgorithm,
        Plaintext: plaintext.toString('base64'),
      };
    }),
  };
}

function macOf(key: Key, message: Buffer): Buffer {
  return createHmac('sha256', key.material).update(message).digest();
}

function bytes(min: number, max: number) {
  return z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine(({ length }) => length >= min && length <= max, `expected ${min} to ${max} bytes`);
}
