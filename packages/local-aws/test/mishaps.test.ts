import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeMaintenanceWindowsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { noon, started } from './started.ts';

async function running() {
  const clock = { now: noon };
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    clock.now += ms;
  };
  const calls: unknown[] = [];
  const aws = await started({ now: () => clock.now, wait, onCall: (call) => calls.push(call) });
  const ssm = new SSMClient(aws.client);
  const list = () => ssm.send(new DescribeMaintenanceWindowsCommand({}));
  return { ...aws, clock, waits, calls, ssm, list };
}

describe('what a call meets, one by one', () => {
  const table = async () => {
    const { faults, client } = await running();
    const dynamoDb = new DynamoDBClient({ ...client, maxAttempts: 1 });
    await dynamoDb.send(
      new CreateTableCommand({
        TableName: 'rows',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'uuid', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'uuid', KeyType: 'HASH' }],
      }),
    );
    // A table takes requests once it is active, which is a moment after it was made.
    for (let status = ''; status !== 'ACTIVE'; ) {
      const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName: 'rows' }));
      status = Table?.TableStatus ?? '';
    }
    const Put = { TableName: 'rows', Item: { uuid: { S: 'a' } } };
    const stored = async () => (await dynamoDb.send(new ScanCommand({ TableName: 'rows' }))).Items?.length;
    const put = () => dynamoDb.send(new PutItemCommand(Put));
    const transact = () => dynamoDb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
    return { faults, put, transact, stored };
  };

  test.each([
    ['refused', { name: 'InternalServerError' }, 0],
    ['lost', { code: 'ECONNRESET' }, 1],
    ['raced', { name: 'ConditionalCheckFailedException' }, 0],
  ] as const)('%s', async (mishap, error, count) => {
    const { faults, put, stored } = await table();
    const end = faults.watch(({ operation }) => (operation === 'PutItem' ? mishap : undefined));
    await expect(put()).rejects.toMatchObject(error);
    end();
    expect(await stored()).toBe(count);
    await put();
  });

  test('a transaction that came second says so of its items', async () => {
    const { faults, transact } = await table();
    faults.watch(() => 'raced');
    await expect(transact()).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    });
  });
});
