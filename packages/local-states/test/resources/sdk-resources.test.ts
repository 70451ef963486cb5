import { createTables, defaultScenario, type LocalAws, startLocalAws } from '@opsline/local-aws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, sdkResources, TaskFailed } from '../../src/index.ts';

const ec2 = 'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus';
const tags = 'arn:aws:states:::aws-sdk:ec2:describeTags';
const ssm = 'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates';
const put = 'arn:aws:states:::dynamodb:putItem';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ scenario: defaultScenario(Date.now()) });
  const Properties = {
    TableName: 'things',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
  };
  await createTables(aws.endpoint, { Things: { Type: 'AWS::DynamoDB::Table', Properties } });
});
afterAll(() => aws.stop());

async function call(arn: string, args: Json, endpoint = aws.endpoint): Promise<unknown> {
  const result = await sdkResources({ endpoint })[arn]?.(args);
  return JSON.parse(JSON.stringify(result));
}
function failure(arn: string, args: Json, endpoint?: string) {
  return call(arn, args, endpoint).then(
    () => 'succeeded',
    (error: unknown) => (error instanceof TaskFailed ? `${error.error}: ${error.reason}` : error),
  );
}

test('EC2 answers with the SDK’s names, and nothing of the SDK’s own', async () => {
  const result = await call(ec2, {
    MaxResults: 5,
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  });
  expect(result).toMatchObject({ NextToken: expect.any(String) });
  expect(JSON.stringify(result)).toMatch(/"InstanceId":"i-[0-9a-f]{17}"/u);
  expect(result).not.toHaveProperty('$metadata');
  expect(await call(tags, { MaxResults: 5, Filters: [{ Name: 'key', Values: ['Name'] }] })).toMatchObject({
    Tags: [
      { Key: 'Name', ResourceType: 'instance', ResourceId: expect.stringMatching(/^i-/u) },
      {},
      {},
      {},
      {},
    ],
  });
});

test('SSM answers with ISO-8601 times', async () => {
  const ids = [...JSON.stringify(await call(ec2, {})).matchAll(/"InstanceId":"(i-[0-9a-f]+)"/gu)].map(
    ([, id]) => id ?? '',
  );
  const result = await call(ssm, { InstanceIds: ids });
  expect(JSON.stringify(result)).toMatch(/"OperationEndTime":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/u);
});

test('a table is written, read, and a failed condition has its own name', async () => {
  const once = {
    TableName: 'things',
    Item: { Id: { S: 'a' } },
    ConditionExpression: 'attribute_not_exists(Id)',
  };
  await call(put, once);
  expect(await failure(put, once)).toMatch(/^DynamoDB\.ConditionalCheckFailedException: /u);
  const Key = { Id: { S: 'a' } };
  expect(await call('arn:aws:states:::dynamodb:getItem', { TableName: 'things', Key })).toMatchObject({
    Item: Key,
  });
  await call('arn:aws:states:::dynamodb:deleteItem', { TableName: 'things', Key });
  expect(await call('arn:aws:states:::dynamodb:getItem', { TableName: 'things', Key })).toEqual({});
});

test.each([
  [
    'EC2 names everything alike',
    ec2,
    {},
    'ec2',
    'RequestLimitExceeded',
    'Ec2.Ec2Exception: RequestLimitExceeded',
  ],
  [
    'SSM has a name for throttling',
    ssm,
    { InstanceIds: ['i-1234567'] },
    'ssm',
    'ThrottlingException',
    'Ssm.ThrottlingException: ',
  ],
  [
    'SSM has none for denied access',
    ssm,
    { InstanceIds: ['i-1234567'] },
    'ssm',
    'AccessDeniedException',
    'Ssm.SsmException: AccessDenied',
  ],
] as const)('%s', async (_, arn, args, service, name, said) => {
  const remove = aws.faults.add({ service, error: { name, status: 400, message: 'no' } });
  try {
    expect(await failure(arn, JSON.parse(JSON.stringify(args)))).toContain(said);
  } finally {
    remove();
  }
});

test('nobody there is the client’s own exception', async () => {
  expect(await failure(ec2, {}, 'http://127.0.0.1:1')).toMatch(/^Ec2\.SdkClientException: /u);
});

test.each<[string, Json, string]>([
  [ec2, { InstanceIDs: [] }, 'Arguments.InstanceIDs: the API has no such member'],
  [
    tags,
    { Filters: [{ Name: 'key', Value: 'Name' }] },
    'Arguments.Filters[0].Value: the API has no such member',
  ],
  [
    put,
    { TableName: 'things', Item: { Id: { Str: 'a' } } },
    'Arguments.Item.Id.Str: the API has no such member',
  ],
  [ec2, { InstanceIds: 'i-1234567' }, 'Arguments.InstanceIds: expected a list'],
  [ssm, { InstanceIds: 'i-1234567' }, 'Arguments.InstanceIds: expected a list'],
  [ssm, { InstanceIds: [7] }, 'Arguments.InstanceIds[0]: expected a string'],
  [ec2, { MaxResults: '5' }, 'Arguments.MaxResults: expected a number'],
  [ec2, { IncludeAllInstances: 'true' }, 'Arguments.IncludeAllInstances: expected a boolean'],
  [tags, { Filters: ['key'] }, 'Arguments.Filters[0]: expected an object'],
  [put, { TableName: 'things', Item: { Id: { N: 1 } } }, 'Arguments.Item.Id.N: expected a string'],
])('%s refuses what its API does not take: %j', async (arn, args, said) => {
  await expect(call(arn, args)).rejects.toThrow(said);
});

test('a call is made in the name of the machine; what it may not do has the name that Step Functions gives it', async () => {
  const machine = 'arn:aws:states:us-east-1:111122223333:stateMachine:m';
  const message = 'User: machine is not authorized';
  const strict = await startLocalAws({
    scenario: defaultScenario(Date.now()),
    authorize: (caller) => (caller === machine ? { kind: 'denied', message } : undefined),
  });
  const { [tags]: describe } = sdkResources({ endpoint: strict.endpoint, caller: machine });
  const refused = await describe?.({ MaxResults: 5 }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ error: 'Ec2.Ec2Exception', reason: expect.stringContaining(message) });
  await strict.stop();
});
