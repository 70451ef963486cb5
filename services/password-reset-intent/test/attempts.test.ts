import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createAttempts } from '../src/audit/attempts.ts';
import { dynamoDbAttempts } from '../src/audit/dynamodb-attempts.ts';
import { pepperPurpose } from '../src/reset/row.ts';

const folder = join(import.meta.dirname, '..');
const day = 86_400_000;
const alias = 'alias/opsline-local-password-reset';
const tableFile = readFileSync(join(folder, 'resources/table.yml'), 'utf8');
const tables = parse(tableFile.replaceAll(/\$\{sls:stage\}/g, 'local')).Resources;
const dana = {
  conversation: 'BOT:ALIAS:1',
  userId: '104233',
  action: 'new password',
  caller: '+15550100104',
} as const;
const rosa = { ...dana, conversation: 'BOT:ALIAS:2', userId: '104221', caller: undefined };
const proofs = ['calling number', 'one-time PIN', 'answers'] as const;

let aws: Awaited<ReturnType<typeof startLocalAws>>;
let danas = '';

/** A week of this machine: Dana had her password reset an hour ago and tries again, Rosa was refused and is locked. */
beforeAll(async () => {
  const start = Date.now();
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  aws = await startLocalAws({ scenario: loadScenario('quiet', start), keys });
  await createTables(aws.endpoint, tables);
  const options = localClient(aws.endpoint);
  const client = new DynamoDBClient(options);
  const pepper = derivedKey(new KMSClient(options), alias, pepperPurpose);
  const clock = { now: start - 3 * day };
  const now = () => clock.now;
  const table = dynamoDbAttempts({ client, tableName: 'opsline-local-Attempt' });
  const attempts = createAttempts({ table, pepper, keptDays: 90, now, log: () => {} });
  await attempts.note({ ...rosa, conversation: 'BOT:ALIAS:0' }, 'pin sent');
  clock.now = start - 3_600_000;
  await attempts.note(dana, 'pin sent');
  await attempts.note(dana, 'pin refused');
  await attempts.begin(dana, {
    phone: dana.caller,
    owes: ['owner', 'helpdesk'],
    event: 'RESET_OUTCOME_UNKNOWN',
    proofs,
  });
  clock.now += 1_000;
  await attempts.end(dana, 'told', { event: 'RESET', owes: ['helpdesk'] });
  await attempts.note(rosa, 'no pin', { reason: 'locked' });
  danas = await attempts.idOf(dana);

  const store = dynamoDbStore({ client, tableName: 'opsline-local-PasswordReset' });
  const pins = createOneTimePins({ store, pepper, now, randomInt: () => 100_000 });
  clock.now = start - 13 * 3_600_000;
  for (let failures = 0; failures < 10; failures += 1) {
    clock.now += 6 * 60_000;
    if (failures === 9) clock.now = start;
    const { userId: holder } = rosa;
    // One conversation has not so many tries.
    const conversation = `${rosa.conversation} ${failures}`;
    await pins.issue({ holder, conversation, phone: '+15550100121', person: 'x' }, async () => {});
    await pins.verify({ holder, conversation, guess: '200000' });
  }
});
afterAll(() => aws.stop());

const command = promisify(execFile);

function attempts(...args: readonly string[]) {
  return command(process.execPath, ['src/attempts/command.ts', '--stage', 'local', ...args], {
    cwd: folder,
    env: { AWS_ENDPOINT_URL: aws.endpoint },
  });
}

test('the last day: how attempts ended, why they were refused, who is locked, what was texted', async () => {
  const { stdout, stderr } = await attempts();
  const lines = stdout.split('\n');
  expect(lines.slice(0, 6)).toEqual([
    'the last 24 hours: 2 attempts',
    '      1  told',
    '      1  no pin',
    'refused or failed on the way, attempts by kind:',
    '      1  pin refused',
    '      1  no pin: locked',
  ]);
  expect(stdout).toMatch(/^ {2}104221 {2}one-time PINs until 20.+Z$/m);
  expect(stdout).toContain('text messages: 3: 1 one-time PINs, 1 passwords, 1 notices');
  expect(stdout).toContain('by the whole account in this Region: unknown');
  expect(stdout).toContain(
    `104233  new password: told, not told yet: helpdesk; proved: answers, calling number, one-time PIN; a number ending in 04; conversation`,
  );
  expect(stdout).not.toMatch(/5550100|100000|200000/);
  expect(stderr).toMatch(/^20\d\d-\d\d-\d\d: \d read\n20\d\d-\d\d-\d\d: \d read\n$/);
});

test('a week, as JSON', async () => {
  const { stdout } = await attempts('--week', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    attempts: 3,
    outcomes: { told: 1, 'no pin': 1, 'hung up': 1 },
    locked: [{ account: '104221', of: 'one-time PINs' }],
    spentThisMonth: 'unknown',
  });
});

test('an account, and an attempt by the ID in a notice', async () => {
  const { stdout: account } = await attempts('104233', '--json');
  expect(JSON.parse(account).seen).toMatchObject([
    { attempt: danas, account: '104233', untold: ['helpdesk'] },
  ]);
  const { stdout: one } = await attempts(danas);
  expect(
    one
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(' ').slice(1).join(' ')),
  ).toEqual(['pin sent', 'pin refused', 'begun', 'told', '']);
  await expect(attempts('f'.repeat(32))).rejects.toMatchObject({
    code: 1,
    stderr: `there is no attempt ${'f'.repeat(32)}, or it is not kept any more\n`,
  });
});

test('wrong arguments are told by 2, with the help behind them', async () => {
  for (const wrong of [['101'], ['104233', danas], ['--month']]) {
    await expect(attempts(...wrong)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Exit codes: 0 told'),
    });
  }
});
