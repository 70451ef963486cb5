import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttemptRecord } from '../../src/audit/attempt-table.ts';
import { dynamoDbAttempts } from '../../src/audit/dynamodb-attempts.ts';
import { stepText } from '../../src/audit/steps.ts';
import { tables } from '../stage/reset-world.ts';
import { attemptTableContract, begun, first } from './attempt-table-contract.ts';
import { memoryAttempts } from './memory-attempts.ts';

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

/** Table Attempt as it is deployed. */
async function deployedTable() {
  const { TableName: _, TimeToLiveSpecification: __, ...properties } = tables.AttemptTable.Properties;
  return createTable(dynalite.client, properties);
}

attemptTableContract('memory', async () => memoryAttempts());
attemptTableContract('DynamoDB', async () =>
  dynamoDbAttempts({ client: dynalite.client, tableName: await deployedTable() }),
);

test('a record is given to DynamoDB for deletion when its time has come, in seconds', async () => {
  const tableName = await deployedTable();
  const { client } = dynalite;
  await dynamoDbAttempts({ client, tableName }).write(first);
  const [item] = await scan(client, tableName);
  expect(item?.expiresAt).toEqual({ N: String(Math.ceil(first.keptUntil / 1_000)) });
});

test('more than a page of a day is read to its end', async () => {
  const tableName = await deployedTable();
  const { client } = dynalite;
  const table = dynamoDbAttempts({ client, tableName });
  // A page is a megabyte at most.
  const userId = 'x'.repeat(300_000);
  for (let count = 0; count < 5; count += 1) {
    await table.write({ ...first, id: String(count).repeat(32), userId });
  }
  const ids: string[] = [];
  for await (const { id } of table.ofDay('2026-11-20')) ids.push(id);
  expect(ids).toHaveLength(5);
});

/** A record in a table of its own, with changes. */
async function kept(changes: Readonly<Record<string, AttributeValue | undefined>> = {}) {
  const tableName = await deployedTable();
  const { client } = dynalite;
  const table = dynamoDbAttempts({ client, tableName });
  await table.write(begun);
  const [item] = await scan(client, tableName);
  const Item = Object.fromEntries(
    Object.entries({ ...item, ...changes }).flatMap(([name, value]) =>
      value ? [[name, value] as const] : [],
    ),
  );
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
  return { table, tableName };
}

async function read(records: AsyncIterable<AttemptRecord>): Promise<void> {
  for await (const _ of records);
}

test.each<[string, AttributeValue | undefined]>([
  ['account', undefined],
  ['action', { S: 'secret' }],
  // DynamoDB has numbers that are none here.
  ['began', { N: '98765432109876543210.5' }],
  ['proofs', { SS: ['answers', 'secret'] }],
  ['owes', { SS: ['owner', 'secret'] }],
  ['tell', { S: 'secret' }],
])('a malformed %s is told by table, key and attribute, without its value', async (name, value) => {
  const { table, tableName } = await kept({ [name]: value });
  const told = `Table ${tableName}, uuid ${begun.id}: ${name} is missing or of another type.`;
  await expect(table.find(begun.id)).rejects.toThrow(told);
  await expect(table.due(Number.MAX_SAFE_INTEGER, 9)).rejects.toThrow(told);
  await expect(read(table.ofDay('2026-11-21'))).rejects.toThrow(told);
});

test.each(['owes', 'tell', 'phone', 'dueAt'])(
  'where %s is missing, nothing is left to tell',
  async (name) => {
    const { table } = await kept({ [name]: undefined });
    expect((await table.find(begun.id))?.untold).toBeUndefined();
  },
);

test('a step that is none is left out', async () => {
  const { table } = await kept({ steps: { SS: [stepText(first.step), 'soon'] } });
  expect((await table.find(begun.id))?.steps).toEqual([first.step]);
});

test('where there is no table, nothing is taken for a record that is told of already', async () => {
  const table = dynamoDbAttempts({ client: dynalite.client, tableName: 'opsline-gone-Attempt' });
  await expect(table.write(begun)).rejects.toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  );
});
