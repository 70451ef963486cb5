import { SSMClient } from '@aws-sdk/client-ssm';
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { expect, test } from 'vitest';
import { maintenanceWindows } from '../../src/out/systems-manager.ts';
import type { MaintenanceWindows } from '../../src/patching/maintenance-windows.ts';

const at = Date.UTC(2026, 10, 20, 8, 0);
const never = new AbortController().signal;

/** The windows behind a Systems Manager that answers every call so, and what it was asked. */
function answering(answer: object) {
  const asked: unknown[] = [];
  const client = new SSMClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: {
      handle: async ({ body }: HttpRequest) => {
        asked.push(JSON.parse(Buffer.concat([body]).toString('utf8')));
        const text = Buffer.from(JSON.stringify(answer));
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body: text }) };
      },
    },
  });
  return { asked, windows: maintenanceWindows(client) };
}

const [executionId, taskId, targetId] = ['execution-1', 'task-1', 'target-1'];
const start = { StartTime: at / 1000 };
const end = { EndTime: at / 1000 + 60 };
const ids = { WindowExecutionId: executionId };

const pageOf = {
  windows: (windows: MaintenanceWindows) => windows.windows(undefined, never),
  targets: (windows: MaintenanceWindows) => windows.targets('mw-1')(undefined, never),
  executions: (windows: MaintenanceWindows) => windows.executions('mw-1', at)(undefined, never),
  tasks: (windows: MaintenanceWindows) => windows.tasks(executionId)(undefined, never),
  invocations: (windows: MaintenanceWindows) => windows.invocations(executionId, taskId)(undefined, never),
  failedInstances: (windows: MaintenanceWindows) =>
    windows.failedInstances({ commandId: 'command-1', status: 'TIMED_OUT' })(undefined, never),
};

test.each<[string, keyof typeof pageOf, object, object]>([
  ['nothing at all', 'windows', {}, { items: [] }],
  ['a last token that is empty', 'windows', { WindowIdentities: [], NextToken: '' }, { items: [] }],
  ['a token', 'targets', { Targets: [], NextToken: 'more' }, { items: [], next: 'more' }],
  [
    'a target without a name is a target',
    'targets',
    { Targets: [{ WindowTargetId: targetId }, { WindowTargetId: 'target-2', Name: 'Linux' }] },
    { items: [{ targetId }, { targetId: 'target-2', name: 'Linux' }] },
  ],
  [
    'an execution without an end',
    'executions',
    { WindowExecutions: [{ ...ids, ...start, Status: 'FAILED' }] },
    { items: [{ executionId, status: 'FAILED', startedAt: at }] },
  ],
  [
    'an execution of a status that is not known',
    'executions',
    {
      WindowExecutions: [
        { ...ids, ...start, Status: 'PAUSED' },
        { ...ids, ...start, ...end, Status: 'SUCCESS' },
      ],
    },
    { items: [{ executionId, status: 'SUCCESS', startedAt: at, endedAt: at + 60_000 }], unreadable: true },
  ],
  [
    'an execution without a start',
    'executions',
    { WindowExecutions: [{ ...ids, Status: 'PENDING' }] },
    { items: [], unreadable: true },
  ],
  [
    'a task without an id',
    'tasks',
    { WindowExecutionTaskIdentities: [{}, { TaskExecutionId: taskId }] },
    { items: [taskId], unreadable: true },
  ],
  [
    'an invocation that has not started, and names no target',
    'invocations',
    { WindowExecutionTaskInvocationIdentities: [{ Status: 'PENDING' }] },
    { items: [{ status: 'PENDING' }] },
  ],
  [
    'what is said beside the status of an execution',
    'executions',
    { WindowExecutions: [{ ...ids, ...start, Status: 'FAILED', StatusDetails: ' One task failed ' }] },
    { items: [{ executionId, status: 'FAILED', startedAt: at, details: 'One task failed' }] },
  ],
  ...['Failed', 'FAILED', '', ' '].map((StatusDetails): [string, 'invocations', object, object] => [
    `"${StatusDetails}" beside the status says nothing more`,
    'invocations',
    { WindowExecutionTaskInvocationIdentities: [{ Status: 'FAILED', StatusDetails }] },
    { items: [{ status: 'FAILED' }] },
  ]),
  [
    'a command of Run Command',
    'invocations',
    {
      WindowExecutionTaskInvocationIdentities: [
        { Status: 'FAILED', TaskType: 'RUN_COMMAND', ExecutionId: 'command-1', StatusDetails: 'No targets' },
      ],
    },
    { items: [{ status: 'FAILED', commandId: 'command-1', details: 'No targets' }] },
  ],
  [
    'an automation is no command',
    'invocations',
    {
      WindowExecutionTaskInvocationIdentities: [
        { Status: 'FAILED', TaskType: 'AUTOMATION', ExecutionId: 'automation-1' },
      ],
    },
    { items: [{ status: 'FAILED' }] },
  ],
  [
    'instances by their names, or their ids',
    'failedInstances',
    {
      CommandInvocations: [
        { InstanceId: 'i-1', InstanceName: 'web-1', Status: 'TimedOut', StatusDetails: 'Delivery Timed Out' },
        { InstanceId: 'i-2', InstanceName: '', Status: 'TimedOut', StatusDetails: 'Timed Out' },
        {},
      ],
      NextToken: 'more',
    },
    {
      items: [{ name: 'web-1', why: 'Delivery Timed Out' }, { name: 'i-2' }],
      next: 'more',
      unreadable: true,
    },
  ],
  [
    'an invocation of a status that is not known',
    'invocations',
    { WindowExecutionTaskInvocationIdentities: [{ ...start, Status: 'PAUSED', WindowTargetId: targetId }] },
    { items: [], unreadable: true },
  ],
])('%s', async (_, what, answer, page) => {
  expect(await pageOf[what](answering(answer).windows)).toEqual(page);
});

test('a page is asked for by its token, as large as may be, and executions from a time on', async () => {
  const { asked, windows } = answering({});
  await windows.executions('mw-1', at)('more', never);
  expect(asked).toEqual([
    {
      WindowId: 'mw-1',
      Filters: [{ Key: 'ExecutedAfter', Values: ['2026-11-20T08:00:00Z'] }],
      MaxResults: 100,
      NextToken: 'more',
    },
  ]);
});

test.each([
  ['FAILED', [{ key: 'Status', value: 'Failed' }]],
  ['TIMED_OUT', [{ key: 'Status', value: 'TimedOut' }]],
  ['CANCELLED', [{ key: 'Status', value: 'Cancelled' }]],
] as const)('of a command that is %s those instances are asked for', async (status, Filters) => {
  const { asked, windows } = answering({});
  await windows.failedInstances({ commandId: 'command-1', status })('more', never);
  expect(asked).toEqual([{ CommandId: 'command-1', Filters, MaxResults: 50, NextToken: 'more' }]);
});
