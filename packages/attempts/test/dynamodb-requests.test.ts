import { dynamoDbJournal, dynamoDbStore } from '@opsline/attempts/dynamodb';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answering } from './answering.ts';
import { counterCodec, newCounter } from './counter.ts';

const input = z.looseObject({ ConsistentRead: z.optional(z.boolean()) });

test('what is read is what was written last; one row costs one write, and two are written together', async () => {
  const asked: unknown[] = [];
  const client = await answering((operation, sent) => {
    asked.push([operation, input.parse(sent).ConsistentRead]);
    return {};
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
