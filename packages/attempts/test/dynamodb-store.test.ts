import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { change, changeAll } from '@opsline/attempts';
import { dynamoDbJournal, dynamoDbStore } from '@opsline/attempts/dynamodb';
import { journalContract, storeContract } from '@opsline/attempts/testing';
import { type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Counter, counterCodec, counters } from './counter.ts';
import { createUuidTable } from './uuid-table.ts';

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

async function makeWorld(client = dynamo.client) {
  const tableName = await createUuidTable(client);
  const store = dynamoDbStore({ client, tableName, codec: counterCodec });
  return { tableName, store, dump: async () => JSON.stringify(await scan(client, tableName)) };
}

storeContract('DynamoDB', () => makeWorld(), counters);

journalContract('DynamoDB', async () => {
  const { tableName } = await makeWorld();
  return dynamoDbJournal({ client: dynamo.client, tableName });
});

const writeOperations = ['PutItem', 'TransactWriteItems', 'UpdateItem'];
function raised(row: Counter): Counter {
  return { ...row, count: row.count + 1 };
}

test('a change is done once although the answer to every first write is lost, and the SDK repeats it', async () => {
  const met = new Set<number>();
  let writes = 0;
  const { client, stop } = await startDynalite((_, operation) => {
    if (!writeOperations.includes(operation)) return undefined;
    writes += 1;
    return writes % 2 === 1 && met.add(writes) ? 'lost' : undefined;
  });
  onTestFinished(stop);
  const { store, tableName } = await makeWorld(client);
  const one = () => change(store, { key: 'k', now: 5 }, (row) => ({ verdict: row.count, row: raised(row) }));
  expect([await one(), await one()]).toEqual([0, 1]);
  const both = () =>
    changeAll(
      store,
      {
        keys: [
          ['k', 'k'],
          ['l', 'l'],
        ],
        now: 6,
      },
      (rows) => ({
        verdict: rows('l').count,
        rows: { k: raised(rows('k')), l: raised(rows('l')) },
      }),
    );
  expect([await both(), await both()]).toEqual([0, 1]);
  expect([(await store.read('k')).count, (await store.read('l')).count]).toEqual([4, 2]);
  const journal = dynamoDbJournal({ client, tableName });
  for (const id of ['a', 'b']) await journal.append('j', { kind: 'send', at: 1, id }, 2);
  expect(await journal.read('j')).toEqual(['a', 'b'].map((id) => ({ kind: 'send', at: 1, id })));
  expect(met.size).toBe(6);
});

const good: Record<string, AttributeValue> = {
  version: { N: '1' },
  writtenAt: { N: '1' },
  count: { N: '1' },
};

test.each<[string, string, Record<string, AttributeValue>]>([
  ['count', 'text for a number', { count: { S: 'canary' } }],
  ['count', 'a negative number', { count: { N: '-1' } }],
  ['count', 'a fraction', { count: { N: '1.5' } }],
  ['marks', 'text for a list', { marks: { S: 'canary' } }],
  ['marks', 'a number in a list of texts', { marks: { L: [{ N: '1' }] } }],
])('a malformed %s is a fault that names it: %s', async (name, _case, change) => {
  const { store, tableName } = await makeWorld();
  const Item = { ...good, ...change, uuid: { S: 'k' } };
  await dynamo.client.send(new PutItemCommand({ TableName: tableName, Item }));
  await expect(store.read('k')).rejects.toThrow(
    `Table ${tableName}, uuid k: ${name} is missing or of another type.`,
  );
});

test.each<[string, Record<string, AttributeValue>]>([
  ['nobody', {}],
  ['somebody who is no text', { writer: { N: '1' } }],
])('a row that was written by %s has no writer', async (_case, writer) => {
  const { store, tableName } = await makeWorld();
  const Item = { ...good, ...writer, uuid: { S: 'k' } };
  await dynamo.client.send(new PutItemCommand({ TableName: tableName, Item }));
  expect(await store.read('k')).toStrictEqual({ version: 1, writtenAt: 1, count: 1 });
});

test('a missing table is a fault, to read and to write', async () => {
  const store = dynamoDbStore({ client: dynamo.client, tableName: 'no-such-table', codec: counterCodec });
  await expect(store.read('k')).rejects.toThrow();
  const write = { row: counterCodec.newRow, expectedVersion: 0 };
  await expect(store.replace([{ key: 'k', ...write }])).rejects.toThrow();
  await expect(store.replace(['k', 'l'].map((key) => ({ key, ...write })))).rejects.toThrow();
});
