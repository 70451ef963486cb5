import type { Access } from '@opsline/local-iam';
import { z } from 'zod';
import { keyIdOf } from '../kms/envelope.ts';
import { type Key, keyNamed } from '../kms/keys.ts';

const use = z.object({
  KeyId: z.string().optional(),
  CiphertextBlob: z.string().optional(),
  EncryptionContext: z.record(z.string(), z.string()).default({}),
});

/** The use of a key: under the alias that it is asked for by, and with what is said of the ciphertext. */
export function kmsAccesses(action: string, input: unknown, keys: readonly Key[]): Access[] {
  if (action.startsWith('kms:List')) return [{ action, resource: '*' }];
  const { data } = use.safeParse(input);
  if (!data) return [];
  const { KeyId, CiphertextBlob = '', EncryptionContext } = data;
  const key =
    KeyId === undefined
      ? keys.find(({ id }) => id === keyIdOf(Buffer.from(CiphertextBlob, 'base64')))
      : keyNamed(keys, KeyId);
  if (!key) return [];
  const alias = KeyId?.replace(/^arn:[^/]*:(?=alias\/)/, '');
  return [
    {
      action,
      resource: key.arn,
      context: {
        ...(alias?.startsWith('alias/') && { 'kms:RequestAlias': alias }),
        ...Object.fromEntries(
          Object.entries(EncryptionContext).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
        ),
      },
    },
  ];
}
