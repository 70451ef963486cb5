import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbStore } from '@opsline/attempts/dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { expect, test } from 'vitest';
import { answering } from './answering.ts';
import { counterCodec, newCounter } from './counter.ts';

/** A table at a DynamoDB that refuses whatever is written, and how often there was a pause. */
async function refused(error: object) {
  const client = await answering(() => error);
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  const store = dynamoDbStore({ client, tableName: 'T', codec: counterCodec, pause });
  const writes = ['k', 'l'].map((key) => ({ key, row: newCounter, expectedVersion: 0 }));
  const won = await store.replace(writes).catch(({ name }: Error) => name);
  return { won, pauses };
}

const cancelled = 'TransactionCanceledException';
function cancelledFor(...codes: readonly (string | undefined)[]) {
  return { __type: cancelled, CancellationReasons: codes.map((Code) => ({ Code })) };
}

test.each<[string, object]>([
  ['its condition does not hold', { __type: 'ConditionalCheckFailedException' }],
  ['another write is under way', { __type: 'TransactionConflictException' }],
  ['one condition of two does not hold', cancelledFor('None', 'ConditionalCheckFailed')],
  ['neither condition holds', cancelledFor('ConditionalCheckFailed', 'ConditionalCheckFailed')],
  ['another write of one of two is under way', cancelledFor('TransactionConflict', 'None')],
])('a write is lost to somebody else, after a pause, when %s', async (_, error) => {
  expect(await refused(error)).toEqual({ won: false, pauses: 1 });
});

test.each<[string, object, string]>([
  ['one of two had no room', cancelledFor('ConditionalCheckFailed', 'ThrottlingError'), cancelled],
  ['one of two is malformed', cancelledFor('ValidationError', 'None'), cancelled],
  ['a reason has no code', cancelledFor('None', undefined), cancelled],
  ['no reason is told', { __type: cancelled }, cancelled],
  ['the table is not there', { __type: 'ResourceNotFoundException' }, 'ResourceNotFoundException'],
])('a write is no race but a fault, without a pause, when %s', async (_, error, name) => {
  expect(await refused(error)).toEqual({ won: name, pauses: 0 });
});

test('nothing to write is written without asking', async () => {
  const client = new DynamoDBClient(localClient('http://127.0.0.1:1'));
  const store = dynamoDbStore({ client, tableName: 'T', codec: counterCodec });
  expect(await store.replace([])).toBe(true);
});
