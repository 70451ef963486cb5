import { accountId, region } from '@opsline/local-kit/account';
import { arnOf } from '@opsline/local-kit/arns';
import { uuidFrom } from '../ids.ts';
import type {
  Execution,
  Invocation,
  MaintenanceWindow,
  Outcome,
  Scenario,
  Task,
} from '../scenario/scenario.ts';

/** An event as EventBridge gives it to a target. */
export type WindowEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.ssm';
  readonly account: string;
  /** ISO 8601, whole seconds: when it happened. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, string>>;
};

/** An event, and when it arrives, epoch milliseconds. */
export type Delivery = { readonly event: WindowEvent; readonly at: number };

/**
 * When events arrive, in that order.
 *
 * @param delaysOf how late each one is, in milliseconds: twice where there are two delays, never where there is none
 */
export function deliveriesOf(
  events: readonly WindowEvent[],
  delaysOf: (event: WindowEvent) => readonly number[],
): Delivery[] {
  return events
    .flatMap((event) => delaysOf(event).map((late) => ({ event, at: Date.parse(event.time) + 1_000 + late })))
    .toSorted((one, other) => one.at - other.at);
}

type Happening = {
  readonly at: number;
  readonly what: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly of: string;
};

/**
 * The events that Systems Manager would have sent by now of what the windows of a scenario did, in order (Systems Manager,
 * "Amazon EventBridge event examples"): which there are and what is registered, then each run, task and invocation as it
 * began and ended. EventBridge delivers them at least once, mostly: see `deliveriesOf`.
 */
export function windowEvents({ windows }: Scenario): WindowEvent[] {
  return windows
    .flatMap(happeningsOf)
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, what, detail, of }, index) => ({
      version: '0',
      id: uuidFrom(`event/${of}/${what}/${index}`),
      'detail-type': `Maintenance Window ${what} Notification`,
      source: 'aws.ssm',
      account: accountId,
      time: `${new Date(at).toISOString().slice(0, 19)}Z`,
      region,
      resources: [arnOf('ssm', `maintenancewindow/${of}`)],
      detail,
    }));
}

function happeningsOf(window: MaintenanceWindow): Happening[] {
  const of = window.id;
  const about = { 'window-id': of };
  // What there is was there before it ran.
  const before = Math.min(...window.executions.map(({ startedAt }) => startedAt)) - 60_000;
  const since = Number.isFinite(before) ? before : 0;
  const registered = window.targets.flatMap((target): Happening[] => {
    const detail = { ...about, 'window-target-id': target.id };
    const what = 'Target Registration';
    const came = { at: since, of, what, detail: { ...detail, status: 'REGISTERED' } };
    // When it went is not written: after all that it took part in.
    const went = { at: lastOf(window), of, what, detail: { ...detail, status: 'DEREGISTERED' } };
    return target.registered ? [came] : [came, went];
  });
  const state = {
    at: since,
    of,
    what: 'State-change',
    detail: { ...about, status: window.enabled ? 'ENABLED' : 'DISABLED' },
  };
  return [state, ...registered, ...window.executions.flatMap((run) => runOf(run, of, about))];
}

function lastOf({ executions }: MaintenanceWindow): number {
  return Math.max(0, ...executions.map(({ startedAt, endedAt }) => endedAt ?? startedAt));
}

function runOf(run: Execution, of: string, about: Happening['detail']): Happening[] {
  const detail = { ...about, 'window-execution-id': run.id };
  return [
    ...course(run, 'Execution State-change', of, detail),
    ...run.tasks.flatMap((task) => taskOf(task, of, { ...detail, 'task-execution-id': task.id })),
  ];
}

function taskOf(task: Task, of: string, detail: Happening['detail']): Happening[] {
  return [
    ...course(task, 'Task Execution State-change', of, detail),
    ...task.invocations.flatMap((one) =>
      course(one, 'Task Target Invocation State-change', of, { ...detail, ...targetOf(one) }),
    ),
  ];
}

function targetOf({ target }: Invocation): Happening['detail'] {
  return {
    ...(target && { 'window-target-id': target.id }),
    ...(target?.owner !== undefined && { 'owner-information': target.owner }),
  };
}

/** How something began, and how it ended if it has. */
function course(
  { startedAt, endedAt, status }: Outcome,
  what: string,
  of: string,
  about: Happening['detail'],
): Happening[] {
  const detail = { ...about, 'start-time': precise(startedAt) };
  const began = {
    at: startedAt,
    of,
    what,
    detail: { ...detail, status: endedAt === undefined ? status : 'IN_PROGRESS' },
  };
  return endedAt === undefined
    ? [began]
    : [began, { at: endedAt, of, what, detail: { ...detail, 'end-time': precise(endedAt), status } }];
}

/** Systems Manager gives microseconds. */
function precise(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}
