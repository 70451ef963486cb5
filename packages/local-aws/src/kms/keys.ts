import { hkdfSync } from 'node:crypto';
import { accountId, region } from '@opsline/local-kit/account';
import { uuidFrom } from '../ids.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** A key to make: its alias (`alias/…`), what it is for, and whether it is disabled. */
export type KeySpec = {
  readonly alias: `alias/${string}`;
  /** `GENERATE_VERIFY_MAC` makes an HMAC_256 key, `ENCRYPT_DECRYPT` a symmetric one. */
  readonly usage: 'GENERATE_VERIFY_MAC' | 'ENCRYPT_DECRYPT';
  readonly enabled?: boolean;
};

/** A key as KMS knows it; 32 bytes of material. */
export type Key = {
  readonly id: string;
  readonly arn: string;
  readonly alias: string;
  readonly usage: KeySpec['usage'];
  readonly enabled: boolean;
  readonly material: Buffer;
};

/** What ids and material derive from, unless another is given. */
export const defaultSeed = 'opsline';

const arnPrefix = `arn:aws:kms:${region}:${accountId}:`;

/** The keys of these specs. Ids and material derive from seed and alias (HKDF-SHA256, RFC 5869). Throws on a second key of one alias. */
export function createKeys(specs: readonly KeySpec[], seed: string): readonly Key[] {
  const aliases = specs.map(({ alias }) => alias);
  const twice = aliases.find((alias, index) => aliases.indexOf(alias) !== index);
  if (twice !== undefined) throw new Error(`keys: ${twice} is there twice`);
  return specs.map(({ alias, usage, enabled = true }) => {
    const arn = keyArn(alias, seed);
    const material = Buffer.from(hkdfSync('sha256', seed, 'opsline local KMS', alias, 32));
    return { id: arn.slice(arn.indexOf('/') + 1), arn, alias, usage, enabled, material };
  });
}

/** The ARN of the key with this alias. */
export function keyArn(alias: string, seed: string = defaultSeed): string {
  return `${arnPrefix}key/${uuidFrom(`${seed}/${alias}`)}`;
}

/** The key with this id, ARN, alias or alias ARN, if there is one. */
export function keyNamed(keys: readonly Key[], keyId: string): Key | undefined {
  return keys.find(({ id, arn, alias }) => [id, arn, alias, `${arnPrefix}${alias}`].includes(keyId));
}

/**
 * The key with this id, ARN, alias or alias ARN, if it may be used so; else NotFoundException, DisabledException or
 * InvalidKeyUsageException.
 */
export function usableKey(keys: readonly Key[], keyId: string, usage: KeySpec['usage']): Key {
  const key = keyNamed(keys, keyId);
  if (key === undefined) throw new ServiceError('NotFoundException', `Key '${keyId}' does not exist`);
  if (!key.enabled) throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage === usage) return key;
  throw new ServiceError(
    'InvalidKeyUsageException',
    `${key.arn} key usage is ${key.usage}, which is not valid here.`,
  );
}
