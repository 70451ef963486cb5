import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbStore } from '@opsline/attempts/dynamodb';
import { storeContract } from '@opsline/attempts/testing';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTERS, counterCodec } from './counter.ts';

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

const makeWorld = async () => {
  const { client } = dynamo;
  const tableName = await createTable(client, {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'uuid', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'uuid', KeyType: 'HASH' }],
  });
  const store = dynamoDbStore({ client, tableName, codec: counterCodec });
  return { tableName, store, dump: async () => JSON.stringify(await scan(client, tableName)) };
};

storeContract('DynamoDB', makeWorld, COUNTERS);

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

test('a missing table is a fault, to read and to write', async () => {
  const store = dynamoDbStore({ client: dynamo.client, tableName: 'no-such-table', codec: counterCodec });
  await expect(store.read('k')).rejects.toThrow();
  await expect(store.replace('k', counterCodec.newRow, 0)).rejects.toThrow();
});
