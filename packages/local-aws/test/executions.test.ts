import {
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand as InvocationsCommand,
  SSMClient,
  DescribeMaintenanceWindowExecutionTasksCommand as TasksCommand,
} from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { noon, scenarioOf, started } from './started.ts';

const hour = 3_600_000;
const scenario = scenarioOf({
  windows: [
    {
      name: 'night',
      targets: [{ name: 'Alpha', owner: 'team-a' }, { name: 'Beta' }, { name: 'Gone', registered: false }],
      executions: [
        { started: '26h ago', ran: '3h', groups: { Alpha: 'SUCCESS', Gone: 'TIMED_OUT' } },
        {
          started: '2h ago',
          tasks: [
            { groups: { Alpha: { status: 'FAILED', ran: '10m', details: 'Failed' }, Beta: 'IN_PROGRESS' } },
            { document: 'AWS-RunShellScript', groups: {}, withoutTarget: ['PENDING'] },
          ],
        },
        { started: '5h ago', ran: '0s', status: 'SKIPPED_OVERLAPPING' },
      ],
    },
  ],
});
const [window] = scenario.windows;
const [running, skipped, old] = window?.executions ?? [];
const unknownId = '00000000-0000-4000-8000-000000000000';

async function ssm(options = {}) {
  return new SSMClient((await started({ scenario, ...options })).client);
}

describe('DescribeMaintenanceWindowExecutions', () => {
  test('lists the newest first, without an end while one runs', async () => {
    const input = { WindowId: window?.id };
    const { WindowExecutions } = await (await ssm()).send(
      new DescribeMaintenanceWindowExecutionsCommand(input),
    );
    expect(WindowExecutions).toEqual([
      {
        WindowId: window?.id,
        WindowExecutionId: running?.id,
        Status: 'IN_PROGRESS',
        StartTime: new Date(noon - 2 * hour),
      },
      expect.objectContaining({ Status: 'SKIPPED_OVERLAPPING', EndTime: new Date(noon - 5 * hour) }),
      expect.objectContaining({ Status: 'TIMED_OUT', EndTime: new Date(noon - 23 * hour) }),
    ]);
  });

  test.each([
    [
      'after 24 h ago, though one ended since',
      'ExecutedAfter',
      '2026-11-19T12:00:00Z',
      [running?.id, skipped?.id],
    ],
    ['after its very start', 'ExecutedAfter', '2026-11-20T10:00:00Z', []],
    ['before 24 h ago', 'ExecutedBefore', '2026-11-19T12:00:00Z', [old?.id]],
    ['in another time zone', 'ExecutedAfter', '2026-11-20T10:30:00+01:00', [running?.id]],
  ])('filters on the start: %s', async (_, Key, time, ids) => {
    const input = { WindowId: window?.id, Filters: [{ Key, Values: [time] }] };
    const { WindowExecutions } = await (await ssm()).send(
      new DescribeMaintenanceWindowExecutionsCommand(input),
    );
    expect(WindowExecutions?.map(({ WindowExecutionId }) => WindowExecutionId)).toEqual(ids);
  });

  test('knows no runs of an unknown window, and that is no error', async () => {
    const input = { WindowId: 'mw-00000000000000000' };
    const { WindowExecutions } = await (await ssm()).send(
      new DescribeMaintenanceWindowExecutionsCommand(input),
    );
    expect(WindowExecutions).toEqual([]);
  });

  test('refuses a time that is none', async () => {
    const input = { WindowId: window?.id, Filters: [{ Key: 'ExecutedAfter', Values: ['yesterday'] }] };
    const answer = (await ssm()).send(new DescribeMaintenanceWindowExecutionsCommand(input));
    await expect(answer).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Filters[0].Values[0]: expected a time'),
    });
  });
});

describe('tasks and their invocations', () => {
  const WindowExecutionId = running?.id;
  const [patching, script] = running?.tasks ?? [];

  test('an execution that was skipped has no tasks', async () => {
    const input = { WindowExecutionId: skipped?.id };
    const { WindowExecutionTaskIdentities } = await (await ssm()).send(new TasksCommand(input));
    expect(WindowExecutionTaskIdentities).toEqual([]);
  });

  test('tasks tell what they run', async () => {
    const { WindowExecutionTaskIdentities } = await (await ssm()).send(
      new TasksCommand({ WindowExecutionId }),
    );
    expect(WindowExecutionTaskIdentities).toMatchObject([
      {
        TaskExecutionId: patching?.id,
        TaskArn: 'AWS-RunPatchBaseline',
        TaskType: 'RUN_COMMAND',
        Status: 'IN_PROGRESS',
      },
      { TaskExecutionId: script?.id, TaskArn: 'AWS-RunShellScript', Status: 'IN_PROGRESS' },
    ]);
  });

  test('an invocation joins to its target, even one that is registered no more', async () => {
    const input = { WindowExecutionId: old?.id, TaskId: old?.tasks[0]?.id };
    const answer = await (await ssm()).send(new InvocationsCommand(input));
    expect(answer.WindowExecutionTaskInvocationIdentities).toMatchObject([
      { WindowTargetId: window?.targets[0]?.id, OwnerInformation: 'team-a', Status: 'SUCCESS' },
      { WindowTargetId: window?.targets[2]?.id, Status: 'TIMED_OUT' },
    ]);
  });

  test('an invocation may lack a target', async () => {
    const answer = await (await ssm()).send(
      new InvocationsCommand({ WindowExecutionId, TaskId: script?.id }),
    );
    expect(answer.WindowExecutionTaskInvocationIdentities).toMatchObject([{ Status: 'PENDING' }]);
    expect(answer.WindowExecutionTaskInvocationIdentities?.[0]).not.toHaveProperty('WindowTargetId');
  });

  test('an invocation ends before its execution does', async () => {
    const Filters = [{ Key: 'STATUS', Values: ['FAILED' as const] }];
    const answer = await (await ssm()).send(
      new InvocationsCommand({ WindowExecutionId, TaskId: patching?.id, Filters }),
    );
    expect(answer.WindowExecutionTaskInvocationIdentities).toMatchObject([
      { StatusDetails: 'Failed', EndTime: new Date(noon - 2 * hour + 600_000) },
    ]);
  });

  test.each([
    ['an unknown execution', { WindowExecutionId: unknownId, TaskId: patching?.id }, 'DoesNotExistException'],
    ['an unknown task', { WindowExecutionId, TaskId: unknownId }, 'DoesNotExistException'],
    [
      'the task of another execution',
      { WindowExecutionId, TaskId: old?.tasks[0]?.id },
      'DoesNotExistException',
    ],
    ['a short id', { WindowExecutionId: 'abc', TaskId: patching?.id }, 'ValidationException'],
    [
      'a status in lower case',
      { WindowExecutionId, TaskId: patching?.id, Filters: [{ Key: 'STATUS', Values: ['failed'] }] },
      'ValidationException',
    ],
  ])('refuses %s', async (_, input, name) => {
    await expect((await ssm()).send(new InvocationsCommand(input))).rejects.toMatchObject({ name });
  });

  test('refuses tasks of an unknown execution', async () => {
    const answer = (await ssm()).send(new TasksCommand({ WindowExecutionId: unknownId }));
    await expect(answer).rejects.toMatchObject({ name: 'DoesNotExistException' });
  });
});
