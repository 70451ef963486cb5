import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoDb } from '../src/index.ts';

const clock = { now: 1_760_000_000_000 };
const TableName = 'rows';
const { answer } = createDynamoDb(() => clock.now);
const server = createServer(async (message, response) => {
  const { method = '', url = '/', headers } = message;
  const reply = await answer({ method, path: url, headers, body: await buffer(message) });
  response.writeHead(reply.status, reply.headers).end(reply.body);
});
let client: DynamoDBClient;

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'uuid', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'uuid', KeyType: 'HASH' }],
    }),
  );
  // A table takes requests once it is active, which is a moment after it was made.
  for (let status = ''; status !== 'ACTIVE'; ) {
    status = (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus ?? '';
  }
});
afterAll(() => {
  client.destroy();
  server.close();
});

function put(uuid: string, n: number, condition?: string): TransactWriteItem {
  return {
    Put: {
      TableName,
      Item: { uuid: { S: uuid }, n: { N: String(n) } },
      ...(condition && { ConditionExpression: condition }),
    },
  };
}
function write(TransactItems: TransactWriteItem[], ClientRequestToken: string = randomUUID()) {
  return client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
}
async function numberAt(uuid: string): Promise<string | undefined> {
  return (await client.send(new GetItemCommand({ TableName, Key: { uuid: { S: uuid } } }))).Item?.n?.N;
}
function fresh(count: number): string[] {
  return Array.from({ length: count }, () => randomUUID());
}

const unwritten = 'attribute_not_exists(#u)';
function ifUnwritten(uuid: string, n: number): TransactWriteItem {
  return {
    Put: {
      ...put(uuid, n, unwritten).Put,
      TableName,
      Item: put(uuid, n).Put?.Item,
      ExpressionAttributeNames: { '#u': 'uuid' },
    },
  };
}

describe('TransactWriteItems', () => {
  test('writes every item', async () => {
    const [a = '', b = ''] = fresh(2);
    await write([put(a, 1), put(b, 2)]);
    expect([await numberAt(a), await numberAt(b)]).toEqual(['1', '2']);
  });

  test.each([
    ['the first', 0],
    ['the second', 1],
    ['the third', 2],
  ])('writes none when %s condition fails, and says which', async (_case, place) => {
    const keys = fresh(3);
    await client.send(
      new PutItemCommand({ TableName, Item: { uuid: { S: keys[place] ?? '' }, n: { N: '7' } } }),
    );
    await expect(write(keys.map((key) => ifUnwritten(key, 1)))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: keys.map((_, at) => ({ Code: at === place ? 'ConditionalCheckFailed' : 'None' })),
    });
    expect(await Promise.all(keys.map(numberAt))).toEqual(
      keys.map((_, at) => (at === place ? '7' : undefined)),
    );
  });

  test('puts back what was there', async () => {
    const [a = '', b = ''] = fresh(2);
    await write([put(a, 1), put(b, 1)]);
    await expect(write([put(a, 2), ifUnwritten(b, 2)])).rejects.toThrow();
    expect([await numberAt(a), await numberAt(b)]).toEqual(['1', '1']);
  });

  test('of twenty at once on the same items, one is done; the others are cancelled', async () => {
    const [a = '', b = ''] = fresh(2);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => write([ifUnwritten(a, n), ifUnwritten(b, n)])),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await numberAt(a)).toBe(await numberAt(b));
  });

  test('sent again with its token it is done once, for ten minutes', async () => {
    const [a = '', token = ''] = fresh(2);
    await write([ifUnwritten(a, 1)], token);
    clock.now += 10 * 60_000 - 1;
    await write([ifUnwritten(a, 1)], token);
    await expect(write([ifUnwritten(a, 2)], token)).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    clock.now += 1;
    await expect(write([ifUnwritten(a, 1)], token)).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });

  test.each<[string, TransactWriteItem[], string]>([
    ['two writes of one item', [put('same', 1), put('same', 2)], 'multiple operations on one item'],
    ['none at all', [], 'TransactItems: Too small'],
    ['a table that is not there', [{ Put: { TableName: 'none', Item: { uuid: { S: 'a' } } } }], 'not found'],
    [
      'another kind of write',
      [{ Delete: { TableName, Key: { uuid: { S: 'a' } } } }],
      'Not supported by this stand-in: TransactItems.0',
    ],
  ])('%s is refused', async (_case, items, message) => {
    await expect(write(items)).rejects.toThrow(message);
  });
});
