import { hkdfSync } from 'node:crypto';
import { accountId, region } from '@opsline/local-kit/account';
import { uuidFrom } from '../derived-id.ts';
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

const arnPrefix = `arn:aws:kms:${region}:${accountId}:`;

/** The keys of these specs. Ids and material derive from seed and alias (HKDF-SHA256, RFC 5869). Throws on a second key of one alias. */
export function createKeys(specs: readonly KeySpec[], seed: string): readonly Key[] {
  const aliases = specs.map(({ alias }) => alias);
  const twice = aliases.find((alias, index) => aliases.indexOf(alias) !== index);
  if (twice !== undefined) throw new Error(`keys: ${twice} is there twice`);
  return specs.map(({ alias, usage, enabled = true }) => {
    const id = uuidFrom(`${seed}/${alias}`);
    const material = Buffer.from(hkdfSync('sha256', seed, 'opsline local KMS', alias, 32));
    return { id, arn: `${arnPrefix}key/${id}`, alias, usage, enabled, material };
  });
}

function names({ id, arn, alias }: Key): readonly string[] {
  return [id, arn, alias, `${arnPrefix}${alias}`];
}

/**
 * The key with this id, ARN, alias or alias ARN, if it may be used so; else NotFoundException, DisabledException or
 * InvalidKeyUsageException.
 */
export function usableKey(keys: readonly Key[], keyId: string, usage: KeySpec['usage']): Key {
  const key = keys.find((one) => names(one).includes(keyId));
  if (key === undefined) throw new ServiceError('NotFoundException', `Key '${keyId}' does not exist`);
  if (!key.enabled) throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage === usage) return key;
  throw new ServiceError(
    'InvalidKeyUsageException',
    `${key.arn} key usage is ${key.usage}, which is not valid here.`,
  );
}
