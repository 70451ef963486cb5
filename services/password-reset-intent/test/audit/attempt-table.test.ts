import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDbAttempts } from '../../src/audit/dynamodb-attempts.ts';
import { tables } from '../stage/reset-world.ts';
import { attemptTableContract, first } from './attempt-table-contract.ts';
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

test('a malformed record is told by table, key and attribute, without its value', async () => {
  const tableName = await deployedTable();
  const { client } = dynalite;
  const Item = { uuid: { S: 'broken' }, userId: { S: 'secret' } };
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
  const table = dynamoDbAttempts({ client, tableName });
  await expect(table.find('broken')).rejects.toThrow(
    `Table ${tableName}, uuid broken: account is missing or of another type.`,
  );
});
