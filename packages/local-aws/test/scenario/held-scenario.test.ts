import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeInstancePatchStatesCommand,
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand as InvocationsCommand,
  SSMClient,
  DescribeMaintenanceWindowExecutionTasksCommand as TasksCommand,
} from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { lastRunOf, lastRuns, patchingOf, patchings, withLastRun, withPatching } from '../../src/index.ts';
import { noon, scenarioOf, started } from '../started.ts';

const minute = 60_000;
const first = scenarioOf({
  windows: [
    {
      name: 'night',
      targets: [{ name: 'Alpha' }, { label: 'no name' }, { name: 'Gone', registered: false }],
      executions: [
        { started: '26h ago', ran: '3h', groups: { Alpha: 'TIMED_OUT', Gone: 'SUCCESS' } },
        { started: '5h ago', ran: '1h', groups: { Alpha: 'SUCCESS' } },
        { started: '2h ago', groups: { Alpha: 'IN_PROGRESS' } },
      ],
    },
  ],
  instances: [{ name: 'host', launched: '2d ago', patchGroup: 'hosts', managed: false }],
});
const [night] = first.windows;
const [host] = first.instances;

/** What is answered of the one window: each run, by its status and how it went on each target group. */
async function runsOf(client: SSMClient) {
  const { WindowExecutions = [] } = await client.send(
    new DescribeMaintenanceWindowExecutionsCommand({ WindowId: night?.id }),
  );
  return Promise.all(
    WindowExecutions.map(async ({ WindowExecutionId, Status, StartTime, EndTime }) => {
      const { WindowExecutionTaskIdentities: [task] = [] } = await client.send(
        new TasksCommand({ WindowExecutionId }),
      );
      const { WindowExecutionTaskInvocationIdentities: on = [] } = await client.send(
        new InvocationsCommand({ WindowExecutionId, TaskId: task?.TaskExecutionId }),
      );
      const minutesAgo = (at: Date | undefined) => at && (noon - at.getTime()) / minute;
      return [Status, minutesAgo(StartTime), minutesAgo(EndTime), on.map((one) => one.Status)];
    }),
  );
}

describe('a window is changed, and asked for again', () => {
  const old = ['TIMED_OUT', 26 * 60, 23 * 60, ['TIMED_OUT', 'SUCCESS']];
  test.each([
    ['succeeded', [['SUCCESS', 60, 25, ['SUCCESS', 'SUCCESS']], old]],
    ['failed', [['FAILED', 60, 25, ['FAILED', 'FAILED']], old]],
    ['running', [['IN_PROGRESS', 25, undefined, ['IN_PROGRESS', 'IN_PROGRESS']], old]],
    ['did not run', [old]],
  ] as const)(
    'its last run %s: of all target groups that are registered, in place of those of 24 hours',
    async (lastRun, runs) => {
      const aws = await started({ scenario: first });
      const client = new SSMClient(aws.client);
      expect(await runsOf(client)).toHaveLength(3);
      const { windows, ...rest } = aws.scenario.current();
      aws.scenario.put({ ...rest, windows: windows.map((one) => withLastRun(one, lastRun, noon)) });
      expect(await runsOf(client)).toEqual(runs);
      expect(aws.scenario.current().windows.map((one) => lastRunOf(one, noon))).toEqual([lastRun]);
    },
  );

  test('from each last run every other can be had', () => {
    const went = lastRuns.flatMap((before) =>
      lastRuns.map((after) => {
        const changed = night && withLastRun(withLastRun(night, before, noon), after, noon + minute);
        return [after, changed && lastRunOf(changed, noon + minute)];
      }),
    );
    expect(went.filter(([wanted, came]) => wanted !== came)).toEqual([]);
  });
});

test.each([
  ['compliant', [0]],
  ['non-compliant', [1]],
  ['never reported', []],
] as const)('an instance says that it is %s, whatever it said before', async (patching, missing) => {
  const aws = await started({ scenario: first });
  const client = new SSMClient(aws.client);
  for (const before of patchings) {
    const changed = host && withPatching(withPatching(host, before, noon), patching, noon);
    aws.scenario.put({ ...first, instances: changed ? [changed] : [] });
    const { InstancePatchStates = [] } = await client.send(
      new DescribeInstancePatchStatesCommand({ InstanceIds: [host?.id ?? ''] }),
    );
    expect(InstancePatchStates.map(({ MissingCount }) => MissingCount)).toEqual(missing);
    expect(changed && patchingOf(changed)).toBe(patching);
  }
});

test('a page that was begun before a change goes on after it, and whoever listens is told of each', async () => {
  const many = scenarioOf({
    instances: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
      name,
      launched: '2d ago',
      patchGroup: 'hosts',
    })),
  });
  const aws = await started({ scenario: many });
  const told: string[] = [];
  const end = aws.scenario.on(() => told.push(aws.scenario.current().instances[0]?.state ?? ''));
  const client = new EC2Client(aws.client);
  const { NextToken } = await client.send(new DescribeInstancesCommand({ MaxResults: 5 }));
  const stopped = many.instances.map((one) => ({ ...one, state: 'stopped' as const }));
  aws.scenario.put({ ...many, instances: stopped });
  const { Reservations } = await client.send(new DescribeInstancesCommand({ MaxResults: 5, NextToken }));
  expect(Reservations?.map(({ Instances }) => Instances?.[0]?.State?.Name)).toEqual(['stopped']);
  end();
  aws.scenario.put(many);
  expect(told).toEqual(['stopped']);
});
