import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DescribeInstanceInformationCommand,
  DescribeMaintenanceWindowsCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
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

const outage = { name: 'InternalServerError', status: 500, message: 'It is down.' };

describe('an error', () => {
  test('meets so many calls, then wears off', async () => {
    const { faults, list } = await running();
    faults.add({ service: 'ssm', error: outage, times: 2 });
    for (const _ of [1, 2]) {
      await expect(list()).rejects.toMatchObject({ name: 'InternalServerError', message: 'It is down.' });
    }
    expect(await list()).toMatchObject({ WindowIdentities: [] });
  });

  test('stays until it is removed', async () => {
    const { faults, list } = await running();
    const remove = faults.add({ service: 'ssm', error: outage });
    await expect(list()).rejects.toThrow();
    await expect(list()).rejects.toThrow();
    remove();
    expect(await list()).toMatchObject({ WindowIdentities: [] });
  });

  test('meets one operation only', async () => {
    const { faults, list, ssm } = await running();
    faults.add({ service: 'ssm', operation: 'DescribeInstanceInformation', error: outage });
    await expect(ssm.send(new DescribeInstanceInformationCommand({}))).rejects.toMatchObject({
      name: 'InternalServerError',
    });
    expect(await list()).toMatchObject({ WindowIdentities: [] });
  });

  test('meets only calls with such an input, and counts only those', async () => {
    const { faults, ssm } = await running();
    const small = (input: unknown) => Object(input).MaxResults === 10;
    faults.add({ service: 'ssm', meets: small, error: outage, times: 1 });
    const list = (MaxResults: number) => ssm.send(new DescribeMaintenanceWindowsCommand({ MaxResults }));
    expect(await list(20)).toMatchObject({ WindowIdentities: [] });
    await expect(list(10)).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(await list(10)).toMatchObject({ WindowIdentities: [] });
  });

  test('is retried by the SDK, which then succeeds', async () => {
    const { faults, client } = await running();
    faults.add({ service: 'ssm', error: outage, times: 1 });
    const patient = new SSMClient({ ...client, maxAttempts: 2 });
    expect((await patient.send(new DescribeMaintenanceWindowsCommand({}))).$metadata.attempts).toBe(2);
  });

  test('has the form of each service', async () => {
    const { faults, client } = await running();
    const error = { name: 'Custom', status: 403, message: 'No.' };
    for (const service of ['dynamodb', 'ec2', 'sns'] as const) faults.add({ service, error });
    const expected = {
      name: 'Custom',
      message: expect.stringContaining('No.'),
      $metadata: { httpStatusCode: 403 },
    };
    await expect(new DynamoDBClient(client).send(new ListTablesCommand({}))).rejects.toMatchObject(expected);
    await expect(new EC2Client(client).send(new DescribeInstancesCommand({}))).rejects.toMatchObject(
      expected,
    );
    const publish = new PublishCommand({ PhoneNumber: '+15550100101', Message: 'hello' });
    await expect(new SNSClient(client).send(publish)).rejects.toMatchObject(expected);
  });
});

describe('latency', () => {
  test('adds up over faults, and is in the reported time', async () => {
    const { faults, list, waits, calls } = await running();
    faults.add({ service: 'ssm', latencyMs: 50 });
    faults.add({ service: 'ssm', latencyMs: 30, times: 1 });
    await list();
    await list();
    expect(waits).toEqual([80, 50]);
    const call = { service: 'ssm', operation: 'DescribeMaintenanceWindows', status: 200 };
    expect(calls).toEqual([
      { ...call, ms: 80 },
      { ...call, ms: 50 },
    ]);
  });

  test('is over when the stand-in is stopped', async () => {
    const { client, faults, stop } = await started();
    const arrived = Promise.withResolvers<void>();
    faults.add({ service: 'ssm', latencyMs: 86_400_000 });
    faults.watch(() => void arrived.resolve());
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const answer = new SSMClient(client).send(new DescribeMaintenanceWindowsCommand({}));
    const cutOff = expect(answer).rejects.toThrow();
    await arrived.promise;
    await stop();
    await cutOff;
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe('a rate', () => {
  test('throttles beyond it, and fills again with time', async () => {
    const { faults, list, clock } = await running();
    faults.add({ service: 'ssm', ratePerSecond: 2 });
    const seen = {
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    };
    await list();
    await list();
    await expect(list()).rejects.toMatchObject(seen);
    clock.now += 499;
    await expect(list()).rejects.toMatchObject(seen);
    clock.now += 1;
    await list();
    await expect(list()).rejects.toMatchObject(seen);
    clock.now += 60_000;
    await list();
    await list();
    await expect(list()).rejects.toMatchObject(seen);
  });

  test('says so in the words of EC2 and SNS', async () => {
    const { faults, client } = await running();
    faults.add({ service: 'ec2', ratePerSecond: 1 });
    faults.add({ service: 'sns', ratePerSecond: 1 });
    const ec2 = new EC2Client(client);
    await ec2.send(new DescribeInstancesCommand({}));
    await expect(ec2.send(new DescribeInstancesCommand({}))).rejects.toMatchObject({
      name: 'RequestLimitExceeded',
    });
    const sns = new SNSClient(client);
    const publish = new PublishCommand({ PhoneNumber: '+15550100101', Message: 'hello' });
    await sns.send(publish);
    await expect(sns.send(publish)).rejects.toMatchObject({ name: 'ThrottledException' });
  });
});

test.each([
  ['times', { times: 0 }],
  ['ratePerSecond', { ratePerSecond: 0 }],
])('%s of 0 is refused', async (name, fault) => {
  const { faults } = await running();
  expect(() => faults.add({ service: 'ssm', ...fault })).toThrow(`${name}: expected a number above 0`);
});
