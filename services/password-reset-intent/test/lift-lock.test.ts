import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { day, minute } from '@opsline/function-kit/durations';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { pepperPurpose } from '../src/reset/row.ts';
import { tables } from './stage/reset-world.ts';

const folder = join(import.meta.dirname, '..');
const tableName = 'opsline-test-PasswordReset';
const alias = 'alias/opsline-test-password-reset';

const start = Date.UTC(2026, 10, 20, 8, 0);
const holder = '104200';
const conversation = 'bot:alias:call';

/** The one-time PINs of the function, in its table and with its key, and the command beside them. */
async function helpdesk() {
  const clock = { now: start };
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  const { endpoint, stop } = await startLocalAws({ scenario: loadScenario('quiet', start), keys });
  onTestFinished(stop);
  await createTables(endpoint, tables);
  const client = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const pins = createOneTimePins({
    store: dynamoDbStore({ client: new DynamoDBClient(client), tableName }),
    pepper: derivedKey(new KMSClient(client), alias, pepperPurpose),
    now: () => clock.now,
    randomInt: () => 100_000,
  });
  const phone = '+15550100101';
  const credentials = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  return {
    clock,
    issue: () => pins.issue({ holder, phone, conversation, person: phone, asker: 'owner' }, async () => {}),
    type: (guess: string) => pins.verify({ holder, conversation, guess }),
    liftLock: (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, ['src/lift-lock/command.ts', ...args], {
        cwd: folder,
        env: {
          AWS_ENDPOINT_URL: endpoint,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          ...credentials,
        },
      }),
  };
}

test('after a hundred failures no one-time PIN is sent or accepted, until the helpdesk lifts the lock', async () => {
  const { clock, issue, type, liftLock } = await helpdesk();
  for (let failures = 0; failures < 100; failures += 1) {
    expect(await issue()).toBe('sent');
    expect(await type('200000')).toBe('wrong');
    clock.now += failures < 9 ? 6 * minute : day;
  }
  clock.now += 400 * day;
  expect(await issue()).toBe('locked');

  const { stdout, stderr } = await liftLock('--stage', 'test', holder);
  expect(stdout).toBe(`${holder} is not locked any more. Failures that were forgotten: 100.\n`);
  expect(JSON.parse(stderr)).toEqual({
    at: expect.any(String),
    ...{ event: 'lock lifted', stage: 'test', holder, failures: 100 },
  });

  expect(await issue()).toBe('sent');
  expect(await type('100000')).toBe('accepted');
});

test('an employee ID is no user ID', async () => {
  const { liftLock } = await helpdesk();
  await expect(liftLock('--stage', 'test', '101')).rejects.toMatchObject({
    code: 2,
    stdout: expect.stringContaining('Expected one user ID: six digits.'),
  });
});
