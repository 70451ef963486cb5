import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { createTables, defaultScenario, seedEmployees } from '../../src/index.ts';
import { noon, started } from '../started.ts';

const employeeTable = {
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Retain',
  Properties: {
    TableName: 'opsline-dev-Employee',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'EmployeeID', AttributeType: 'S' },
      { AttributeName: 'PhoneNumber', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'EmployeeID', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'PhoneNumber',
        KeySchema: [{ AttributeName: 'PhoneNumber', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    Tags: [{ Key: 'stage', Value: 'dev' }],
  },
};
const TableName = employeeTable.Properties.TableName;
const resources = {
  Employee: employeeTable,
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x' } },
};

async function withTable() {
  const aws = await started();
  const names = await createTables(aws.endpoint, resources);
  return { ...aws, names, client: new DynamoDBClient(aws.client) };
}

describe('createTables', () => {
  test('makes the tables, and nothing of the other resources', async () => {
    const { client, names } = await withTable();
    expect(names).toEqual([TableName]);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([TableName]);
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.TableStatus).toBe('ACTIVE');
  });

  const changed = (change: object) => ({
    Employee: { ...employeeTable, Properties: { ...employeeTable.Properties, ...change } },
  });
  test.each([
    [
      'a property that is not known',
      changed({ ImportSourceSpecification: {} }),
      'Resources.Employee.Properties: ',
    ],
    ...['StreamSpecification', 'KinesisStreamSpecification', 'OnDemandThroughput'].map(
      (name): [string, Record<string, unknown>, string] => [name, changed({ [name]: {} }), `"${name}"`],
    ),
    [
      'a name that is not resolved',
      changed({ TableName: 'opsline-\x24{sls:stage}-Employee' }),
      'TableName: expected',
    ],
    [
      'a name that is an intrinsic function',
      changed({ TableName: { Ref: 'Name' } }),
      'Properties: TableName',
    ],
    [
      'a key type that is none',
      changed({ KeySchema: [{ AttributeName: 'a', KeyType: 'SORT' }] }),
      'KeySchema[0].KeyType',
    ],
    ['a resource without a type', { Employee: {} }, 'Resources.Employee: Type'],
  ])('refuses %s, by its path', async (_, wrong, message) => {
    const { endpoint, client } = await started();
    await expect(createTables(endpoint, wrong)).rejects.toThrow(message);
    const { TableNames } = await new DynamoDBClient(client).send(new ListTablesCommand({}));
    expect(TableNames).toEqual([]);
  });
});

describe('seedEmployees', () => {
  test('writes employees to be found by id and by phone', async () => {
    const { client, endpoint } = await withTable();
    await seedEmployees(endpoint, TableName, defaultScenario(noon).employees);
    const { Count } = await client.send(new ScanCommand({ TableName }));
    expect(Count).toBe(4);
    const ada = {
      EmployeeID: { S: '101' },
      EmployeeName: { S: 'Ada Marlow' },
      EmployeePIN: { S: '4071' },
      PhoneNumber: { S: '+15550100101' },
    };
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: { EmployeeID: { S: '101' } } }));
    expect(Item).toEqual(ada);
    const byPhone = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'PhoneNumber',
        KeyConditionExpression: 'PhoneNumber = :phone',
        ExpressionAttributeValues: { ':phone': { S: '+15550100101' } },
      }),
    );
    expect(byPhone.Items).toEqual([ada]);
  });
});

describe('DynamoDB behind the shared endpoint', () => {
  test('keeps conditions and counters', async () => {
    const { client } = await withTable();
    const Item = { EmployeeID: { S: '200' }, PhoneNumber: { S: '+15550100200' } };
    const put = new PutItemCommand({
      TableName,
      Item,
      ConditionExpression: 'attribute_not_exists(EmployeeID)',
    });
    await client.send(put);
    await expect(client.send(put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const add = new UpdateItemCommand({
      TableName,
      Key: { EmployeeID: { S: '200' } },
      UpdateExpression: 'ADD attempts :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => client.send(add)));
    expect(answers.map(({ Attributes }) => Attributes?.attempts?.N).toSorted()).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  test('each stand-in has tables of its own', async () => {
    await withTable();
    const { client } = await started();
    expect((await new DynamoDBClient(client).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });
});
