import { expect, test } from 'vitest';
import { deliveriesOf, parseScenario, windowEvents } from '../../src/index.ts';

const now = Date.UTC(2026, 10, 20, 8, 0);

test('each window tells in order what there is, and what its runs, tasks and invocations did', () => {
  const scenario = parseScenario(
    `employees: []
windows:
  - name: patch-job-reportedbyconnect-a
    targets: [{ name: Linux, owner: ops }, { label: old, registered: false }]
    executions: [{ started: 2h ago, ran: 30m, groups: { Linux: FAILED } }, { started: 10m ago, groups: { Linux: IN_PROGRESS } }]
instances: []
`,
    now,
  );
  const told = windowEvents(scenario).map(({ time, detail, ...event }) => {
    const what = event['detail-type'].replace(/Maintenance Window (.*) Notification/, '$1');
    return `${time.slice(11, 16)} ${what}: ${detail.status}`;
  });
  expect(told).toEqual([
    '05:59 State-change: ENABLED',
    '05:59 Target Registration: REGISTERED',
    '05:59 Target Registration: REGISTERED',
    '06:00 Execution State-change: IN_PROGRESS',
    '06:00 Task Execution State-change: IN_PROGRESS',
    '06:00 Task Target Invocation State-change: IN_PROGRESS',
    '06:30 Execution State-change: FAILED',
    '06:30 Task Execution State-change: FAILED',
    '06:30 Task Target Invocation State-change: FAILED',
    '07:50 Target Registration: DEREGISTERED',
    '07:50 Execution State-change: IN_PROGRESS',
    '07:50 Task Execution State-change: IN_PROGRESS',
    '07:50 Task Target Invocation State-change: IN_PROGRESS',
  ]);
});

test('an event has the fields of EventBridge, and times to the microsecond', () => {
  const [window = []] = [
    parseScenario(
      'employees: []\nwindows:\n  - { name: abc, targets: [{ name: Linux, owner: ops }], executions: [{ started: 2h ago, ran: 30m, groups: { Linux: SUCCESS } }] }\ninstances: []\n',
      now,
    ),
  ].map(windowEvents);
  const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
  const windowId = expect.stringMatching(/^mw-[0-9a-f]{17}$/);
  expect(window.at(-1)).toEqual({
    version: '0',
    id: uuid,
    'detail-type': 'Maintenance Window Task Target Invocation State-change Notification',
    source: 'aws.ssm',
    account: '111122223333',
    time: '2026-11-20T06:30:00Z',
    region: 'us-east-1',
    resources: [expect.stringMatching(/^arn:aws:ssm:us-east-1:111122223333:maintenancewindow\/mw-/)],
    detail: {
      'window-id': windowId,
      'window-execution-id': uuid,
      'task-execution-id': uuid,
      'window-target-id': uuid,
      'owner-information': 'ops',
      'start-time': '2026-11-20T06:00:00.000000Z',
      'end-time': '2026-11-20T06:30:00.000000Z',
      status: 'SUCCESS',
    },
  });
});

test('an event arrives as often and as late as is said, or never', () => {
  const [first, second, third] = windowEvents(
    parseScenario(
      'employees: []\nwindows:\n  - { name: abc, executions: [{ started: 2h ago, ran: 30m, status: SUCCESS }] }\ninstances: []\n',
      now,
    ),
  );
  const delays = new Map([
    [first, [3_600_000]],
    [second, [0, 60_000]],
  ]);
  const events = [first, second, third].filter((event) => event !== undefined);
  const arrivals = deliveriesOf(events, (event) => delays.get(event) ?? []);
  expect(arrivals.map(({ event }) => event)).toEqual([second, second, first]);
});
