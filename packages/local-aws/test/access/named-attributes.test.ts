import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { started } from '../started.ts';
import { type Asked, type Client, naming } from './calls.ts';

const table = 'arn:aws:dynamodb:us-east-1:111122223333:table';

test.each<[what: string, call: (client: Client) => Promise<unknown>, asked: readonly Asked[]]>([
  [
    'GetItem, of some attributes',
    (client) =>
      new DynamoDBClient(client).send(
        new GetItemCommand({
          ...{ TableName: 'orders', Key: { id: { S: '1' } } },
          ProjectionExpression: 'id, #s, place.town, tags[0]',
          ExpressionAttributeNames: { '#s': 'state' },
        }),
      ),
    [
      {
        ...{ action: 'dynamodb:GetItem', resource: `${table}/orders` },
        context: naming(['id', 'state', 'place', 'tags'], 'SPECIFIC_ATTRIBUTES'),
      },
    ],
  ],
  [
    'Query, of some attributes',
    (client) =>
      new DynamoDBClient(client).send(
        new QueryCommand({
          ...{ TableName: 'orders', KeyConditionExpression: '#id = :id AND begins_with(town, :t)' },
          ...{ ExpressionAttributeNames: { '#id': 'id' }, ProjectionExpression: 'state' },
          ExpressionAttributeValues: { ':id': { S: '1' }, ':t': { S: 'A' } },
        }),
      ),
    [
      {
        ...{ action: 'dynamodb:Query', resource: `${table}/orders` },
        context: naming(['state', 'id', 'town'], 'SPECIFIC_ATTRIBUTES'),
      },
    ],
  ],
])('%s: which are named', async (_, call, expected) => {
  const asked: Asked[] = [];
  const { client } = await started({ authorize: (_key, access) => void asked.push(access) });
  await call(client).catch(() => {});
  expect(asked).toEqual(expected);
});
