import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';
import { hexFrom, uuidFrom } from '../ids.ts';
import { epochSeconds } from '../protocol/json-protocol.ts';
import type { Handlers } from '../protocol/operations.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** The ARN of the secret with this name: Secrets Manager puts six characters of its own behind it. */
export function secretArn(name: string): string {
  return arnOf('secretsmanager', `secret:${name}-${hexFrom(name, 6)}`);
}

/** A value of a secret, and when it was put (epoch ms). */
export type Version = { readonly value: string; readonly at: number; readonly number: number };

/** The ARN of the secret that a name or an ARN names. */
export function secretNamed(names: readonly string[], secretId: string): string | undefined {
  return names.filter((name) => isNamed(name, secretId)).map(secretArn)[0];
}

function isNamed(name: string, secretId: string): boolean {
  return secretId === name || secretId === secretArn(name);
}

const secret = { SecretId: z.string().min(1).max(2048) };

/** Secrets Manager with secrets of these names, each without a value until one is put; `versions` is where they are kept. */
export function createSecretsManager(
  names: readonly string[],
  now: () => number,
  versions: Map<string, Version>,
): Handlers<'secretsmanager'> {
  const nameOf = (secretId: string): string => {
    const name = names.find((one) => isNamed(one, secretId));
    if (name !== undefined) return name;
    throw notFound("Secrets Manager can't find the specified secret.");
  };
  const told = (name: string, { number }: Version) => ({
    ARN: secretArn(name),
    Name: name,
    VersionId: uuidFrom(`${name}/${number}`),
    VersionStages: ['AWSCURRENT'],
  });

  return {
    GetSecretValue: operation(z.strictObject(secret), ({ SecretId }) => {
      const name = nameOf(SecretId);
      const version = versions.get(name);
      if (version === undefined) {
        throw notFound("Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
      }
      return { ...told(name, version), SecretString: version.value, CreatedDate: epochSeconds(version.at) };
    }),

    PutSecretValue: operation(
      z.strictObject({
        ...secret,
        SecretString: z.string().min(1).max(65_536),
        // The SDK makes one up.
        ClientRequestToken: z.string().optional(),
      }),
      ({ SecretId, SecretString: value }) => {
        const name = nameOf(SecretId);
        const version = { value, at: now(), number: (versions.get(name)?.number ?? 0) + 1 };
        versions.set(name, version);
        return told(name, version);
      },
    ),
  };
}

function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message);
}
