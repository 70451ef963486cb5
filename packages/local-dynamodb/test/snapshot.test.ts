import { putsBack } from '@opsline/local-kit/testing/restorable';
import { expect, test } from 'vitest';
import { createDynamoDb } from '../src/index.ts';

const { answer, snapshot } = createDynamoDb(() => 1_760_000_000_000);

const signed = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
  'x-amz-date': '20260101T000000Z',
};

async function ask(operation: string, body: object) {
  const headers = {
    ...signed,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  const reply = await answer({ method: 'POST', path: '/', headers, body: Buffer.from(JSON.stringify(body)) });
  return JSON.parse(reply.body);
}

async function create(TableName: string): Promise<void> {
  const [id, phone] = ['id', 'phone'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
  await ask('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [id, phone],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byPhone',
        KeySchema: [{ AttributeName: 'phone', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  for (let status = ''; status !== 'ACTIVE'; ) {
    status = (await ask('DescribeTable', { TableName })).Table.TableStatus;
  }
}

/** Larger than a page of a scan is, together: 1 MB. */
const long = 'x'.repeat(390_000);

function item(id: string, phone: string) {
  return { id: { S: id }, phone: { S: phone }, long: { S: long } };
}

const transaction = {
  TransactItems: [{ Put: { TableName: 'people', Item: item('4', '+4') } }],
  ClientRequestToken: 'once',
};

async function read() {
  const { TableNames } = await ask('ListTables', {});
  const ids = ['1', '2', '3', '4', '5', '6'];
  const items = await Promise.all(
    ids.map((id) => ask('GetItem', { TableName: 'people', Key: { id: { S: id } } })),
  );
  const found = await ask('Query', {
    TableName: 'people',
    IndexName: 'byPhone',
    KeyConditionExpression: 'phone = :phone',
    ExpressionAttributeValues: { ':phone': { S: '+1' } },
  });
  return { TableNames, items, found };
}

test('tables are put back as they were made, with every item, in their indexes too', async () => {
  await create('people');
  await create('empty');
  for (const id of ['1', '2', '3', '5', '6']) {
    await ask('PutItem', { TableName: 'people', Item: item(id, '+1') });
  }
  await putsBack({ snapshot }, read, async () => {
    await ask('DeleteItem', { TableName: 'people', Key: { id: { S: '1' } } });
    await ask('PutItem', { TableName: 'people', Item: item('2', '+2') });
    // Once, by its token; after it was put back it was never done.
    expect([
      await ask('TransactWriteItems', transaction),
      await ask('TransactWriteItems', transaction),
    ]).toEqual([{}, {}]);
    expect(await read()).toMatchObject({ items: { 3: { Item: { id: { S: '4' } } } } });
    await create('later');
    await ask('DeleteTable', { TableName: 'empty' });
  });
  await ask('DeleteTable', { TableName: 'empty' });
  // What is gone is in no later one.
  await expect(snapshot()).resolves.toBeInstanceOf(Function);
});
