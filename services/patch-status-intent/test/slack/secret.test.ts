import { createServer } from 'node:http';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { expect, test } from 'vitest';
import { secretOf } from '../../src/out/secret.ts';
import { sessionKeys } from '../../src/out/session-key.ts';
import { secretForms } from '../../src/slack/secret-forms.ts';

test('a secret is asked for once, and anew as long as it is the one that it was made with', async () => {
  const values = ['Gener4tedPlaceholder0fFortyCharacters000', 'xoxb-1234567890-abcdefABCDEF\n'];
  let asked = 0;
  const server = createServer((_, response) => {
    const SecretString = values[asked] ?? '';
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ SecretString }));
  });
  const { endpoint, stop } = await listen(server);
  const client = new SecretsManagerClient(localClient(endpoint));
  const token = secretOf(client, 'arn', secretForms.token);
  await expect(token()).rejects.toThrow('it was not put yet');
  expect([await token(), await token()]).toEqual([
    'xoxb-1234567890-abcdefABCDEF',
    'xoxb-1234567890-abcdefABCDEF',
  ]);
  expect(asked).toBe(2);
  client.destroy();
  await stop();
});

test('O8 the session at Lex is another for another secret, team, person or direct message', async () => {
  const who = { team: 'T0', user: 'U0', channel: 'D0' };
  const key = (secret: string, more: object = {}) => sessionKeys(async () => secret)({ ...who, ...more });
  const all = await Promise.all([
    key('a'),
    key('b'),
    key('a', { team: 'T0OTHER' }),
    key('a', { user: 'U0OTHER' }),
    key('a', { channel: 'D0OTHER' }),
    key('a', { team: 'T0U0', user: '' }),
  ]);
  expect(new Set(all).size).toBe(all.length);
  expect(await key('a')).toBe(all[0]);
  for (const one of all) expect(one).toMatch(/^[0-9a-zA-Z._:-]{2,100}$|^[A-Za-z0-9_-]{43}$/);
});
