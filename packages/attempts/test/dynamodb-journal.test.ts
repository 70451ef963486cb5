import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbJournal } from '@opsline/attempts/dynamodb';
import { type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answering } from './answering.ts';
import { createUuidTable } from './uuid-table.ts';

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

const first = { kind: 'send', at: 1, id: 'a' };

async function makeWorld() {
  const { client } = dynamo;
  const tableName = await createUuidTable(client);
  return {
    journal: dynamoDbJournal({ client, tableName }),
    items: () => scan(client, tableName),
    put: (entries: AttributeValue) =>
      client.send(new PutItemCommand({ TableName: tableName, Item: { uuid: { S: 'k' }, entries } })),
    told: `Table ${tableName}, uuid k: entries is of another type.`,
  };
}

describe('a malformed journal is a fault that names it, and none of what it says', () => {
  test.each<[string, AttributeValue]>([
    ['text for a list', { S: '1 send a' }],
    ['a number in it', { L: [{ N: '1' }] }],
    ['an entry without an ID', { L: [{ S: '1 send' }] }],
    ['an entry with something before its moment', { L: [{ S: 'canary 1 send a' }] }],
    ['an entry with something after its ID', { L: [{ S: '1 send a canary' }] }],
    ['an entry of no moment', { L: [{ S: '1.5 send a' }] }],
    ['a moment that no clock tells', { L: [{ S: '1234567890123456 send a' }] }],
    ['one of two', { L: [{ S: '1 send a' }, { S: 'canary' }] }],
  ])('%s', async (_, entries) => {
    const { journal, put, told } = await makeWorld();
    await put(entries);
    await expect(journal.read('k')).rejects.toThrow(told);
  });
});

test('a journal is given up for deletion once its last entry is no longer kept, in whole seconds', async () => {
  const { journal, items } = await makeWorld();
  await journal.touch('k', 1_500);
  // Of an entry that is kept for longer nothing is given up earlier.
  await journal.append('k', first, 61_001);
  await journal.touch('k', 1_500);
  await journal.touch('empty', 2_000);
  expect(
    (await items()).toSorted((one, other) => String(one.uuid?.S).localeCompare(other.uuid?.S ?? '')),
  ).toEqual([
    { uuid: { S: 'empty' }, entries: { L: [] }, expiresAt: { N: '2' } },
    { uuid: { S: 'k' }, entries: { L: [{ S: '1 send a' }] }, expiresAt: { N: '62' } },
  ]);
});

test('a table that takes no entries is a fault, to whoever appends, touches or trims; not to whoever has nothing to trim', async () => {
  const client = await answering((operation) =>
    operation === 'GetItem' ? {} : { __type: 'AccessDeniedException' },
  );
  const journal = dynamoDbJournal({ client, tableName: 'T' });
  expect(await journal.read('k')).toEqual([]);
  await journal.trim('k', [], []);
  const writes = [
    () => journal.append('k', first, 1),
    () => journal.touch('k', 1),
    () => journal.trim('k', [first], []),
  ];
  for (const write of writes) {
    await expect(write()).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
  }
});
