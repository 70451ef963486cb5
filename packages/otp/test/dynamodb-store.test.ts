import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { createConversations } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { sceneOf, storeContract, testPepper } from '@opsline/otp/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOnetimepinTable, tableProperties } from './onetimepin-table.ts';

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

async function makeWorld() {
  const { client } = dynamo;
  const tableName = await createOnetimepinTable(client);
  const items = () => scan(client, tableName);
  const store = dynamoDbStore({ client, tableName });
  return { tableName, store, items, dump: async () => JSON.stringify(await items()) };
}

storeContract('DynamoDB', makeWorld);

describe('items of table Onetimepin', () => {
  test('PS8: the deployed table is called by stage', () => {
    expect(tableProperties().TableName).toBe(`opsline-\${sls:stage}-Onetimepin`);
  });

  test('PS8: uuid has 32 characters, pin is an HMAC, timestamp the acceptance in epoch ms', async () => {
    const { store, items } = await makeWorld();
    const { issue, now } = sceneOf(store);
    await issue();
    const all = await items();
    expect(all).toHaveLength(6);
    for (const { uuid } of all) expect(uuid?.S).toMatch(/^[0-9a-f]{32}$/);
    const [item] = all.filter(({ pin }) => pin !== undefined);
    expect(item?.pin?.S).toMatch(/^[0-9a-f]{64}$/);
    expect(item?.timestamp).toEqual({ N: String(now()) });
  });

  test('rows are given to DynamoDB after a day, but never while they remember failures', async () => {
    const { store, items } = await makeWorld();
    const { issue, type, now } = sceneOf(store, [100_000]);
    const dayLater = { N: String(now() / 1_000 + 86_400) };
    // The line's journal, whose longest memory is shorter.
    const lineLater = { N: String(now() / 1_000 + 16 * 60) };
    const expiries = async () =>
      (await items())
        .map(({ expiresAt }) => expiresAt)
        .toSorted((one, other) => Number(one?.N) - Number(other?.N));
    await issue();
    expect(await expiries()).toEqual([lineLater, lineLater, ...Array(4).fill(dayLater)]);
    await type('200000');
    const failed = (await items()).filter(({ failures }) => failures?.N === '1');
    expect(failed.map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined]);
    await type('100000');
    // Whoever was right is known for 90 days, by the conversation and as its holder.
    const known = { N: String(now() / 1_000 + 90 * 86_400) };
    expect(await expiries()).toEqual([lineLater, lineLater, ...Array(2).fill(dayLater), known, known]);
  });

  const whole: Record<string, AttributeValue> = {
    ...{ version: { N: '1' }, writtenAt: { N: '1' }, failures: { N: '0' }, failedAt: { N: '0' } },
    ...{ sends: { L: [] }, pin: { S: 'seal' }, timestamp: { N: '1' } },
    ...{ reservedAt: { N: '1' }, guesses: { L: [] }, used: { BOOL: false } },
    ...{ holder: { S: 'sealed' }, seenAt: { N: '1' } },
  };
  const without = (name: string): Record<string, AttributeValue> =>
    Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));

  test.each<[string, Record<string, AttributeValue>]>([
    ['timestamp', { ...whole, timestamp: { S: '1760000000000' } }],
    ['timestamp', { ...whole, timestamp: { N: '-1' } }],
    ['timestamp', { ...whole, timestamp: { N: '1.5' } }],
    ['failures', { ...whole, failures: { S: 'canary' } }],
    ['sends', { ...whole, sends: { L: [{ S: 'canary' }] } }],
    ['guesses', { ...whole, guesses: { S: 'canary' } }],
    ...['version', 'failures', 'sends', 'reservedAt', 'guesses', 'used', 'pin', 'seenAt', 'holder'].map(
      (name): [string, Record<string, AttributeValue>] => [name, without(name)],
    ),
  ])('O3 C18: a malformed or missing %s is a fault that names it', async (name, item) => {
    const { store, tableName } = await makeWorld();
    await dynamo.client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...item, uuid: { S: 'k' } } }),
    );
    await expect(store.read('k')).rejects.toThrow(
      `Table ${tableName}, uuid k: ${name} is missing or of another type.`,
    );
  });

  test('a row from before somebody could be known is read', async () => {
    const { store, tableName } = await makeWorld();
    await dynamo.client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...whole, uuid: { S: 'k' } } }),
    );
    expect(await store.read('k')).toMatchObject({
      strangersSends: [],
      live: [],
      misses: [],
      pin: { asker: 'anybody' },
    });
  });

  test('a proof that was used is read, and opens nothing more', async () => {
    const { store } = await makeWorld();
    const { admit } = createConversations({ store, pepper: async () => testPepper, now: () => 0 });
    const admission = { conversation: 'T1/C1/U1', holder: '101', proof: 'signed-once' };
    expect(await admit(admission)).toBe('101');
    expect(await admit({ ...admission, conversation: 'T1/C1/U2' })).toBeUndefined();
  });

  test('a missing table is a fault', async () => {
    const store = dynamoDbStore({ client: dynamo.client, tableName: 'no-such-table' });
    await expect(store.read('k')).rejects.toThrow();
    await expect(sceneOf(store).type('100000')).rejects.toThrow();
    await expect(sceneOf(store).issue()).rejects.toThrow();
  });
});
