import { once } from 'node:events';
import { connect } from 'node:net';
import { DynamoDBClient, ListTablesCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { AddTagsToResourceCommand, DescribeMaintenanceWindowsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test, vi } from 'vitest';
import { type AnsweredCall, startLocalAws } from '../src/index.ts';
import { scenarioOf, started } from './started.ts';

describe('what is not spoken', () => {
  test('a JSON operation is an UnknownOperationException that names it', async () => {
    const { client } = await started();
    const ttl = { TableName: 'abc', TimeToLiveSpecification: { AttributeName: 'a', Enabled: true } };
    const unknown = (target: string) => ({
      name: 'UnknownOperationException',
      message: expect.stringContaining(target),
    });
    await expect(new DynamoDBClient(client).send(new UpdateTimeToLiveCommand(ttl))).rejects.toMatchObject(
      unknown('DynamoDB_20120810.UpdateTimeToLive'),
    );
    await expect(new KMSClient(client).send(new CreateKeyCommand({}))).rejects.toMatchObject(
      unknown('TrentService.CreateKey'),
    );
    const tags = { ResourceType: 'MaintenanceWindow' as const, ResourceId: 'x', Tags: [] };
    await expect(new SSMClient(client).send(new AddTagsToResourceCommand(tags))).rejects.toMatchObject(
      unknown('AmazonSSM.AddTagsToResource'),
    );
  });

  test('a query action is an InvalidAction that names it', async () => {
    const { client } = await started();
    await expect(new SNSClient(client).send(new CreateTopicCommand({ Name: 'x' }))).rejects.toMatchObject({
      name: 'InvalidAction',
      message: expect.stringContaining('CreateTopic'),
    });
    await expect(new EC2Client(client).send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'InvalidAction',
      message: expect.stringContaining('DescribeVpcs'),
    });
  });

  const json = { 'content-type': 'application/x-amz-json-1.1' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  test.each([
    ['another service', { ...json, 'x-amz-target': 'AWSEvents.PutEvents' }, '{}', 400, 'AWSEvents.PutEvents'],
    [
      'a name every object has',
      { ...json, 'x-amz-target': 'AmazonSSM.constructor' },
      '{}',
      400,
      'constructor',
    ],
    ['another API version', form, 'Action=Publish&Version=1999-01-01', 400, 'InvalidAction'],
    ['a REST call', json, '{}', 404, 'UnknownOperationException'],
    [
      'a body that is no JSON',
      { ...json, 'x-amz-target': 'AmazonSSM.DescribeInstanceInformation' },
      '{',
      400,
      'Serialization',
    ],
    [
      'a body that is no object',
      { ...json, 'x-amz-target': 'AmazonSSM.DescribeInstanceInformation' },
      '[]',
      400,
      'Validation',
    ],
  ])('%s is refused', async (_, headers, body, status, words) => {
    const { endpoint } = await started();
    const response = await fetch(endpoint, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
  });

  test('a request above 16 MB is refused', async () => {
    const { endpoint } = await started();
    const answer = fetch(endpoint, { method: 'POST', body: Buffer.alloc(16 * 1024 * 1024 + 1) });
    expect(
      await answer.then(
        ({ status }) => status,
        () => 'hung up',
      ),
    ).toBeOneOf([413, 'hung up']);
    expect((await fetch(endpoint)).status).toBe(404);
  });
});

describe('one endpoint', () => {
  test('AWS_ENDPOINT_URL alone leads every client here', async () => {
    const { endpoint } = await started();
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'thing');
    expect(await new SSMClient().send(new DescribeMaintenanceWindowsCommand({}))).toMatchObject({
      WindowIdentities: [],
    });
    expect(await new DynamoDBClient().send(new ListTablesCommand({}))).toMatchObject({ TableNames: [] });
    vi.unstubAllEnvs();
  });

  test('reports every call with its status', async () => {
    const calls: AnsweredCall[] = [];
    const { client } = await started({ onCall: (call) => calls.push(call) });
    await new DynamoDBClient(client).send(new ListTablesCommand({}));
    await expect(new KMSClient(client).send(new CreateKeyCommand({}))).rejects.toThrow();
    expect(calls).toEqual([
      { service: 'dynamodb', operation: 'ListTables', status: 200, ms: 0 },
      { service: 'kms', operation: 'CreateKey', status: 400, ms: 0 },
    ]);
  });

  test('a connection may be kept for as long as the client likes', async () => {
    const { endpoint } = await started();
    expect((await fetch(endpoint)).headers.get('keep-alive')).toBeNull();
  });

  test('a taken port is a clear message', async () => {
    const { endpoint } = await started();
    const port = Number(new URL(endpoint).port);
    const second = startLocalAws({ scenario: scenarioOf({}), port });
    await expect(second).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}; is the port taken?`);
  });

  test('outlives a client that hangs up in the middle', async () => {
    const { endpoint } = await started();
    const socket = connect(Number(new URL(endpoint).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nhost: local\r\ncontent-length: 100\r\n\r\nhalf');
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await fetch(endpoint)).status).toBe(404);
  });

  test('a stopped stand-in answers no more', async () => {
    const aws = await startLocalAws({ scenario: scenarioOf({}) });
    expect((await fetch(aws.endpoint)).status).toBe(404);
    await aws.stop();
    await expect(fetch(aws.endpoint)).rejects.toThrow();
  });
});
