import { readFileSync } from 'node:fs';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { storeContract } from '@opsline/attempts/testing';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { employeeItem } from '@opsline/employees/pins';
import { testCost as cost, testPepper as pepper, pinSceneOf } from '@opsline/employees/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type AttemptRow, newRow } from '../src/pin/attempt-row.ts';
import { createEmployeeTable, putRow } from './employee-table.ts';

const key = z.object({ AttributeName: z.literal('uuid') });
const { TableName, ...properties } = z
  .object({
    TableName: z.string(),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    AttributeDefinitions: z.array(key.extend({ AttributeType: z.literal('S') })),
    KeySchema: z.array(key.extend({ KeyType: z.literal('HASH') })),
    TimeToLiveSpecification: z.object({ AttributeName: z.literal('expiresAt'), Enabled: z.literal(true) }),
    SSESpecification: z.object({ SSEEnabled: z.literal(true) }),
  })
  .parse(
    parse(readFileSync(new URL('../pin-attempt-table.yml', import.meta.url), 'utf8')).Resources
      .PinAttemptTable.Properties,
  );

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

async function makeWorld() {
  const { client } = dynamo;
  const { TimeToLiveSpecification: _, SSESpecification: __, ...input } = properties;
  const tableName = await createTable(client, input);
  const items = () => scan(client, tableName);
  const store = dynamoDbPinAttempts({ client, tableName });
  return { tableName, store, items, dump: async () => JSON.stringify(await items()) };
}

const bare: AttemptRow = { ...newRow, version: 1, writtenAt: 1_760_000_000_000 };
const attempt = { seal: 'f'.repeat(32), at: 1_760_000_000_000 };
const full: AttemptRow = {
  ...bare,
  failures: 3,
  failedAt: 1_760_000_000_500,
  attempts: [attempt, { ...attempt, at: 1_760_000_000_100 }],
  answers: [
    { ...attempt, right: true },
    { ...attempt, right: false },
  ],
};

storeContract('table PinAttempt', makeWorld, {
  newRow: newRow,
  rows: [
    ['a row with nothing', bare],
    ['a row with everything', full],
  ],
});

async function withEmployee(pin: AttributeValue | undefined) {
  const { client } = dynamo;
  const tableName = await createEmployeeTable(client);
  const row = { EmployeeID: { S: '101' }, EmployeeName: { S: 'Ada Byron' } };
  await putRow(client, tableName, { ...row, ...(pin && { EmployeePIN: pin }) });
  return { tableName, storedPins: dynamoDbStoredPins({ client, tableName }) };
}

describe('PINs in DynamoDB', () => {
  test('the deployed table is called by stage', () => {
    expect(TableName).toBe(`opsline-\${sls:stage}-PinAttempt`);
  });

  const ada = { id: '101', name: 'Ada Byron', pin: '7391', pepper, cost };
  test.each([
    ['the plain form', async () => ({ S: '7391' })],
    ['the protected form', async () => (await employeeItem(ada)).EmployeePIN],
  ])('PS7: %s is checked', async (_case, pin) => {
    const { storedPins } = await withEmployee(await pin());
    const { store } = await makeWorld();
    const { enter } = pinSceneOf({ store, storedPins });
    expect(await enter('1937')).toBe('wrong');
    expect(await enter('7391')).toBe('right');
    expect(await enter('7391', { employeeId: '999' })).toBe('wrong');
  });

  test('50 wrong PINs at once: five are looked at', async () => {
    const { storedPins } = await withEmployee({ S: '7391' });
    const { store } = await makeWorld();
    const { enter } = pinSceneOf({ store, storedPins });
    const callers = Array.from({ length: 5 }, (_, batch) => batch * 10);
    const verdicts = [];
    // Ten at a time, the reserved concurrency of the function.
    for (const first of callers) {
      const batch = Array.from({ length: 10 }, (_, index) => first + index);
      const entries = batch.map((index) =>
        enter(`${2_000 + index}`, { caller: `+1555${1_000_000 + index}` }),
      );
      verdicts.push(...(await Promise.all(entries)));
    }
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
    expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(0);
  });

  test.each<[string, AttributeValue | undefined]>([
    ['absent', undefined],
    ['empty', { S: '' }],
  ])('a PIN that is %s is none', async (_case, pin) => {
    const { storedPins } = await withEmployee(pin);
    expect(await storedPins.find('101')).toBeUndefined();
    expect(await storedPins.find('')).toBeUndefined();
    expect(await storedPins.find('999')).toBeUndefined();
  });

  test.each<[string, AttributeValue]>([
    ['a number', { N: '7391' }],
    ['three digits', { S: '739' }],
    ['something else', { S: 'canary' }],
  ])('a malformed EmployeePIN is a fault that names it and nothing of it: %s', async (_case, pin) => {
    const { storedPins, tableName } = await withEmployee(pin);
    await expect(storedPins.find('101')).rejects.toThrow(
      `Table ${tableName}, EmployeeID 101: EmployeePIN must be four digits, a protected PIN, or none.`,
    );
  });

  test('rows are given to DynamoDB after a day, but never while they remember failures', async () => {
    const { store, items } = await makeWorld();
    const { storedPins } = await withEmployee({ S: '7391' });
    const { enter, now } = pinSceneOf({ store, storedPins });
    await enter('1937');
    const expiries = (await items()).map(({ failures, expiresAt }) => [
      failures?.N ?? 'a journal',
      expiresAt?.N && Number(expiresAt.N) - now() / 1_000,
    ]);
    expect(expiries.toSorted()).toEqual([
      ['0', 86_400],
      ['1', undefined],
      ['a journal', 3_600],
      ['a journal', 86_400],
    ]);
  });

  test.each(['attempts', 'answers', 'failures', 'version'])(
    'a malformed %s is a fault that names it',
    async (name) => {
      const { store, tableName } = await makeWorld();
      await store.replace([{ key: 'k', row: full, expectedVersion: 0 }]);
      const [item] = await scan(dynamo.client, tableName);
      const broken = { ...item, [name]: { L: [{ M: { seal: { N: '1' } } }] } };
      await dynamo.client.send(new PutItemCommand({ TableName: tableName, Item: broken }));
      await expect(store.read('k')).rejects.toThrow(
        `Table ${tableName}, uuid k: ${name} is missing or of another type.`,
      );
    },
  );
});
