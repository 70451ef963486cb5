import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { encryptionContext } from '../src/bind-password.ts';
import { alone, bundleOf, patiently } from './bundled-lambda.ts';
import { confirmed } from './event.ts';

const tables = parse(
  readFileSync(new URL('../table.yml', import.meta.url), 'utf8').replaceAll(/\$\{sls:stage\}/g, 'test'),
).Resources;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** AWS and a directory on this machine, and the environment that leads the deployed bundle to them. */
async function surroundings() {
  const aws = await startLocalAws({
    scenario: loadScenario('quiet', Date.now()),
    keys: [
      { alias: 'alias/pepper', usage: 'GENERATE_VERIFY_MAC' },
      { alias: 'alias/directory', usage: 'ENCRYPT_DECRYPT' },
    ],
  });
  onTestFinished(aws.stop);
  const directory = await startLocalDirectory({ accounts: scenarioAccounts });
  onTestFinished(directory.stop);
  await createTables(aws.endpoint, tables);
  const kms = new KMSClient({ endpoint: aws.endpoint, region: 'eu-west-1', credentials });
  const { CiphertextBlob = [] } = await kms.send(
    new EncryptCommand({
      KeyId: 'alias/directory',
      Plaintext: Buffer.from(directory.bindPassword),
      EncryptionContext: encryptionContext(directory.bindDn),
    }),
  );
  const environment = {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    PASSWORD_RESET_TABLE: 'opsline-test-PasswordReset',
    PEPPER_KEY: 'alias/pepper',
    DIRECTORY_KEY: 'alias/directory',
    DIRECTORY_URLS: directory.url,
    DIRECTORY_CA: directory.caPem.replaceAll('\n', '\\n'),
    DIRECTORY_BASE_DN: directory.baseDn,
    DIRECTORY_BIND_DN: directory.bindDn,
    DIRECTORY_BIND_PASSWORD: Buffer.from(CiphertextBlob).toString('base64'),
    DIRECTORY_DENY_GROUPS: '',
    POSSESSION: 'off',
  };
  return { aws, directory, environment };
}

const sayTheReply = `require('./lambda.cjs').handler(${JSON.stringify(confirmed())}).then(({ messages }) => console.log(messages[0].content))`;

test('the deployed bundle resets a password', async () => {
  const { aws, directory, environment } = await surroundings();
  const { stdout } = await alone(patiently + sayTheReply, environment);
  expect(stdout).toContain('Your password has been reset and sent to your mobile.');
  const dana = directory.accounts().find(({ sAMAccountName }) => sAMAccountName === '104233');
  expect(dana).toMatchObject({ passwordWrites: 1, mustChangePassword: true });
  expect(aws.texts.list().map(({ to }) => to)).toEqual(['+15550100104', '+15550100104']);
  const [, password = 'none'] = /Opsline: (\S+) is/.exec(aws.texts.list()[0]?.body ?? '') ?? [];
  for (const secret of [password, directory.bindPassword, '1990-04-17', '104233']) {
    expect(stdout).not.toContain(secret);
  }
});

test('D14 NODE_DEBUG=ldapts would print passwords: then nothing is asked of the directory', async () => {
  const { directory, environment } = await surroundings();
  const { stdout, stderr } = await alone(sayTheReply, { ...environment, NODE_DEBUG: 'ldapts' });
  expect(stdout).toContain('Your password has not been changed.');
  expect(directory.asked()).toEqual([]);
  for (const secret of [directory.bindPassword, '1990-04-17', '104233']) {
    expect(stdout + stderr).not.toContain(secret);
  }
});

/** Where Lambda is asked to invoke functions, and what it was given. */
async function lambdaFront() {
  const invoked: [string | undefined, unknown][] = [];
  const server = createServer(async (request, response) => {
    invoked.push([request.url, JSON.parse(await text(request))]);
    response.writeHead(202).end();
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { invoked, endpoint: `http://127.0.0.1:${Object(server.address()).port}` };
}

test('the deployed bundle hands a record that cannot be read to the function that tells the helpdesk', async () => {
  const { aws, environment } = await surroundings();
  const { invoked, endpoint } = await lambdaFront();
  const request = { userId: '104215', conversation: 'BOT:ALIAS:contact-1', caller: '+15550100115' };
  const twice = `const send = () => require('./lambda.cjs').handler(${JSON.stringify(request)}); send().then(send)`;
  const { outputFiles } = await bundleOf('send-one-time-pin');
  const { stdout } = await alone(twice, { ...environment, AWS_ENDPOINT_URL_LAMBDA: endpoint }, outputFiles);
  const notice = { event: 'RECORD_UNREADABLE', userId: '104215', at: expect.any(Number) };
  expect(invoked).toEqual([['/2015-03-31/functions/n/invocations', notice]]);
  expect(aws.texts.list()).toEqual([]);
  expect(stdout).toContain('record unreadable');
  expect(stdout).not.toMatch(/104215|23\.09\.87/);
});

test('L7 a service that hangs is given up, and the caller is told', async () => {
  const { aws, directory, environment } = await surroundings();
  aws.faults.add({ service: 'kms', latencyMs: 60_000 });
  const { stdout } = await alone(sayTheReply, environment);
  expect(stdout).toContain('Sorry, something went wrong on our side. Your password has not been changed.');
  expect(directory.asked()).toEqual([]);
});
