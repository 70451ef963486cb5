import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { secretArn } from '../../src/index.ts';
import { noon, started } from '../started.ts';

async function secrets() {
  return new SecretsManagerClient((await started({ secrets: ['bot', 'empty'] })).client);
}

test.each(['bot', secretArn('bot')])(
  'a secret that was put is read by its name and ARN: %s',
  async (SecretId) => {
    const client = await secrets();
    for (const SecretString of ['old', 'new'])
      await client.send(new PutSecretValueCommand({ SecretId: 'bot', SecretString }));
    expect(await client.send(new GetSecretValueCommand({ SecretId }))).toMatchObject({
      ARN: expect.stringMatching(/:secret:bot-[0-9a-f]{6}$/),
      Name: 'bot',
      SecretString: 'new',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(noon),
    });
  },
);

test.each([
  ['no secret', 'other', "can't find the specified secret."],
  ['no value yet', 'empty', "can't find the specified secret value for staging label: AWSCURRENT"],
])('%s', async (_, SecretId, message) => {
  const read = (await secrets()).send(new GetSecretValueCommand({ SecretId }));
  await expect(read).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: expect.stringContaining(message),
  });
});
