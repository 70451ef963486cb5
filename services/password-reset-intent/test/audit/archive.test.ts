import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { day, hour, minute } from '@opsline/function-kit/durations';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { archiveOf, type Opened } from '../../src/attempts/archive.ts';
import { createAttempts } from '../../src/audit/attempts.ts';
import { dynamoDbAttempts } from '../../src/audit/dynamodb-attempts.ts';
import { createRecords } from '../../src/reset/records.ts';
import { pepperPurpose, resetStore } from '../../src/reset/row.ts';
import { request } from '../reset/requests.ts';
import { tables } from '../stage/reset-world.ts';

const start = Date.UTC(2026, 10, 20, 8, 0);
const alias = 'alias/opsline-test-password-reset';
const [dana, rosa, nobody] = ['104233', '104221', '104200'];
const phone = '+15550100104';
const clock = { now: start };

let aws: Awaited<ReturnType<typeof startLocalAws>>;
let archive: ReturnType<typeof archiveOf>;
let id = '';

function now(): number {
  return clock.now;
}

function attemptOf(conversation: string, userId: string) {
  return { conversation, userId, action: 'new password', caller: phone } as const;
}

/** What Dana and Rosa tried in two days; Rosa is locked out of one-time PINs, and Dana of another reset. */
beforeAll(async () => {
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  aws = await startLocalAws({ scenario: loadScenario('quiet', start), now, keys });
  await createTables(aws.endpoint, tables);
  const at = localClient(aws.endpoint);
  const client = new DynamoDBClient(at);
  const pepper = derivedKey(new KMSClient(at), alias, pepperPurpose);
  const table = dynamoDbAttempts({ client, tableName: 'opsline-test-Attempt' });
  const attempts = createAttempts({ table, pepper, keptDays: 90, now, log: () => {} });
  const resetTable = { client, tableName: 'opsline-test-PasswordReset' };

  clock.now = start - day - 1;
  await attempts.note(attemptOf('1', dana), 'pin sent');
  clock.now = start - day;
  await attempts.note(attemptOf('2', rosa), 'pin sent');
  const pins = createOneTimePins({ store: dynamoDbStore(resetTable), pepper, now, randomInt: () => 100_000 });
  for (let failures = 0; failures < 10; failures += 1) {
    clock.now = failures === 9 ? start : clock.now + 2 * hour;
    const conversation = String(failures);
    await pins.issue({ holder: rosa, conversation, phone, person: phone }, async () => {});
    await pins.verify({ holder: rosa, conversation, guess: '200000' });
  }
  const records = createRecords({ store: resetStore(resetTable), pepper, now, limits: 'told' });
  await records.begin(request, start);
  await records.allow(request, { userId: dana, phone }, start);
  await attempts.note(attemptOf('3', dana), 'no pin', { reason: 'locked' });
  id = await attempts.idOf(attemptOf('3', dana));
});
afterAll(() => aws.stop());

beforeEach(() => {
  archive = archiveOf('test', localClient(aws.endpoint), now);
});

function inWords(all: readonly Opened[]) {
  return all.map(({ record, userId }) => `${userId} ${record.steps.map(({ name }) => name).join(', ')}`);
}

test.each([
  [0, [`${dana} no pin`], ['2026-11-20: 1 read']],
  [1, [`${rosa} pin sent`, `${dana} no pin`], ['2026-11-19: 2 read', '2026-11-20: 1 read']],
  [
    2,
    [`${dana} pin sent`, `${rosa} pin sent`, `${dana} no pin`],
    ['2026-11-18: 0 read', '2026-11-19: 2 read', '2026-11-20: 1 read'],
  ],
])('the last %i days: whose attempts, to the millisecond, and each day is told', async (days, all, told) => {
  const lines: string[] = [];
  expect(inWords(await archive.lastDays(days, (line) => lines.push(line)))).toEqual(all);
  expect(lines).toEqual(told);
});

test('midnight passes while they are read: no day is left out', async () => {
  clock.now = Date.UTC(2026, 10, 21) - 1;
  onTestFinished(() => {
    clock.now = start;
  });
  const lines: string[] = [];
  const all = await archive.lastDays(1, (line) => {
    lines.push(line);
    clock.now += 1;
  });
  expect(inWords(all)).toEqual([`${dana} no pin`]);
  expect(lines).toEqual(['2026-11-19: 2 read', '2026-11-20: 1 read']);
});

test('all of an account, oldest first', async () => {
  expect(inWords(await archive.ofAccount(dana))).toEqual([`${dana} pin sent`, `${dana} no pin`]);
  expect(await archive.ofAccount(nobody)).toEqual([]);
});

test('one by its ID, as it is now, or none', async () => {
  const asked: unknown[] = [];
  const end = aws.faults.add({
    service: 'dynamodb',
    operation: 'GetItem',
    meets: (input) => asked.push(input) < 0,
  });
  const found = await archive.find(id);
  end();
  expect(found && inWords([found])).toEqual([`${dana} no pin`]);
  expect(found?.record.id).toBe(id);
  expect(asked).toMatchObject([{ TableName: 'opsline-test-Attempt', ConsistentRead: true }]);
  expect(await archive.find('f'.repeat(32))).toBeUndefined();
});

test.each([
  [rosa, [{ of: 'one-time PINs', until: start + 15 * minute }]],
  [dana, [{ of: 'resets', until: start + hour }]],
  [nobody, []],
])('what %s is held for', async (userId, held) => {
  expect(await archive.locks(userId)).toEqual(held);
});
