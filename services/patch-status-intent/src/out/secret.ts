import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * A secret of Secrets Manager, asked for once and then kept in memory.
 *
 * @param arn of the secret
 * @param form what it looks like: the value with which it was made does not, and is asked for anew
 * @throws what Secrets Manager throws, and where the secret has another form; the next call asks again
 */
export function secretOf(client: SecretsManagerClient, arn: string, form: RegExp): () => Promise<string> {
  let known: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const value = SecretString.trim();
    if (!form.test(value)) throw new Error('the secret has another form than expected: it was not put yet');
    return value;
  };
  return () => {
    known ??= ask().catch((fault) => {
      known = undefined;
      throw fault;
    });
    return known;
  };
}
