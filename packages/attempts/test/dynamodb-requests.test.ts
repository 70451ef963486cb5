import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbJournal, dynamoDbStore } from '@opsline/attempts/dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { counterCodec, newCounter } from './counter.ts';

const input = z.looseObject({ ConsistentRead: z.optional(z.boolean()) });

test('what is read is what was written last; one row costs one write, and two are written together', async () => {
  const asked: unknown[] = [];
  const server = createServer(async (message, response) => {
    const { ConsistentRead } = input.parse(await json(message));
    asked.push([String(message.headers['x-amz-target']).split('.')[1], ConsistentRead]);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
  const { endpoint, stop } = await listen(server);
  const client = new DynamoDBClient(localClient(endpoint));
  onTestFinished(async () => {
    client.destroy();
    await stop();
  });
  const store = dynamoDbStore({ client, tableName: 'T', codec: counterCodec });
  const write = (key: string) => ({ key, row: newCounter, expectedVersion: 0 });
  await store.read('k');
  await dynamoDbJournal({ client, tableName: 'T' }).read('k');
  await store.replace([write('k')]);
  await store.replace([write('k'), write('l')]);
  expect(asked).toEqual([
    ['GetItem', true],
    ['GetItem', true],
    ['PutItem', undefined],
    ['TransactWriteItems', undefined],
  ]);
});
