import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretState } from '../judge/secrets.ts';
import { foundOr } from './found-or.ts';

/** Whether a secret was ever set since it was made: a value before the one in force tells it, and no value is read. */
export async function lookAtSecret(client: SecretsManagerClient, SecretId: string): Promise<SecretState> {
  const asked = client.send(new DescribeSecretCommand({ SecretId }));
  const found = await foundOr(['ResourceNotFoundException'], asked);
  if (found === undefined) return 'missing';
  const stages = Object.values(found.VersionIdsToStages ?? {}).flat();
  return stages.includes('AWSPREVIOUS') ? 'set' : 'placeholder';
}
