import {
  type CommandInvocation,
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand,
  DescribeMaintenanceWindowExecutionTasksCommand,
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  ListCommandInvocationsCommand,
  type MaintenanceWindowExecution,
  type MaintenanceWindowExecutionTaskInvocationIdentity,
  type MaintenanceWindowTarget,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { FailedInstance, MaintenanceWindows, Pages, Target } from '../patching/maintenance-windows.ts';
import { type Execution, type Invocation, isStatus, type Status } from '../patching/runs.ts';
import { realWaiting, repeated, type Waiting } from './repeated-call.ts';

/** @param client an SSM client that repeats nothing by itself */
export function maintenanceWindows(client: SSMClient, waiting: Waiting = realWaiting): MaintenanceWindows {
  return {
    windows: pagesOf(waiting, async (page, options) => {
      const answer = await client.send(new DescribeMaintenanceWindowsCommand(page), options);
      const named = answer.WindowIdentities?.flatMap(({ WindowId, Name }) =>
        WindowId !== undefined && Name !== undefined ? [{ windowId: WindowId, name: Name }] : [],
      );
      return [named, answer.NextToken];
    }),

    targets: (WindowId) =>
      pagesOf(waiting, async (page, options) => {
        const command = new DescribeMaintenanceWindowTargetsCommand({ WindowId, ...page });
        const { Targets, NextToken } = await client.send(command, options);
        return [Targets?.map(targetOf), NextToken];
      }),

    executions: (WindowId, since) => {
      const ExecutedAfter = `${new Date(since).toISOString().slice(0, 19)}Z`;
      const Filters = [{ Key: 'ExecutedAfter', Values: [ExecutedAfter] }];
      return pagesOf(waiting, async (page, options) => {
        const command = new DescribeMaintenanceWindowExecutionsCommand({ WindowId, Filters, ...page });
        const { WindowExecutions, NextToken } = await client.send(command, options);
        return [WindowExecutions?.map(executionOf), NextToken];
      });
    },

    tasks: (WindowExecutionId) =>
      pagesOf(waiting, async (page, options) => {
        const command = new DescribeMaintenanceWindowExecutionTasksCommand({ WindowExecutionId, ...page });
        const { WindowExecutionTaskIdentities, NextToken } = await client.send(command, options);
        return [WindowExecutionTaskIdentities?.map(({ TaskExecutionId }) => TaskExecutionId), NextToken];
      }),

    invocations: (WindowExecutionId, TaskId) =>
      pagesOf(waiting, async (page, options) => {
        const input = { WindowExecutionId, TaskId, ...page };
        const command = new DescribeMaintenanceWindowExecutionTaskInvocationsCommand(input);
        const answer = await client.send(command, options);
        return [answer.WindowExecutionTaskInvocationIdentities?.map(invocationOf), answer.NextToken];
      }),

    failedInstances: ({ commandId: CommandId, status }) => {
      const value = commandStatuses[status];
      const Filters = value === undefined ? [] : [{ key: 'Status' as const, value }];
      return pagesOf(waiting, async ({ NextToken: token }, options) => {
        // The largest page that the API gives (SSM API reference, ListCommandInvocations).
        const page = { MaxResults: 50, ...(token !== undefined && { NextToken: token }) };
        const command = new ListCommandInvocationsCommand({ CommandId, Filters, ...page });
        const { CommandInvocations, NextToken } = await client.send(command, options);
        return [CommandInvocations?.map(failedInstanceOf), NextToken];
      });
    },
  };
}

type Send<T> = (
  page: { readonly MaxResults: number; readonly NextToken?: string },
  options: { readonly abortSignal: AbortSignal },
) => Promise<readonly [items: readonly (T | undefined)[] | undefined, next: string | undefined]>;

/** `send` makes one call; an item that is not known comes as undefined. */
const pagesOf =
  <T>(waiting: Waiting, send: Send<T>): Pages<T> =>
  async (token, abortSignal) => {
    // The largest page that the API gives (SSM API reference, MaxResults).
    const page = { MaxResults: 100, ...(token !== undefined && { NextToken: token }) };
    const [all = [], next] = await repeated(() => send(page, { abortSignal }), abortSignal, waiting);
    const items = all.filter((item) => item !== undefined);
    // The last token may be empty instead of absent.
    return { items, ...(next && { next }), ...(items.length < all.length && { unreadable: true }) };
  };

/** The word of Run Command for how a command ended, by that of maintenance windows (SSM API reference, CommandFilter). */
const commandStatuses: Readonly<Partial<Record<Status, string>>> = {
  FAILED: 'Failed',
  TIMED_OUT: 'TimedOut',
  CANCELLED: 'Cancelled',
};

function targetOf({ WindowTargetId, Name }: MaintenanceWindowTarget): Target | undefined {
  return WindowTargetId === undefined
    ? undefined
    : { targetId: WindowTargetId, ...(Name !== undefined && { name: Name }) };
}

function executionOf(execution: MaintenanceWindowExecution): Execution | undefined {
  const { WindowExecutionId, Status, StatusDetails, StartTime, EndTime } = execution;
  if (WindowExecutionId === undefined || StartTime === undefined || !isStatus(Status)) return undefined;
  const endedAt = EndTime && { endedAt: EndTime.getTime() };
  const details = detailsOf(Status, StatusDetails);
  return {
    executionId: WindowExecutionId,
    status: Status,
    startedAt: StartTime.getTime(),
    ...endedAt,
    ...details,
  };
}

function invocationOf(invocation: MaintenanceWindowExecutionTaskInvocationIdentity): Invocation | undefined {
  const { Status, StatusDetails, StartTime, EndTime, WindowTargetId, TaskType, ExecutionId } = invocation;
  if (!isStatus(Status)) return undefined;
  return {
    status: Status,
    ...(StartTime && { startedAt: StartTime.getTime() }),
    ...(EndTime && { endedAt: EndTime.getTime() }),
    ...(WindowTargetId !== undefined && { targetId: WindowTargetId }),
    ...detailsOf(Status, StatusDetails),
    // Only a task of this type is a command; the ids of others are those of something else.
    ...(TaskType === 'RUN_COMMAND' && ExecutionId !== undefined && { commandId: ExecutionId }),
  };
}

function failedInstanceOf({
  InstanceId,
  InstanceName,
  Status,
  StatusDetails,
}: CommandInvocation): FailedInstance | undefined {
  const name = InstanceName || InstanceId;
  if (!name) return undefined;
  const { details: why } = detailsOf(Status, StatusDetails);
  return { name, ...(why !== undefined && { why }) };
}

/** What is said beside a status, where it is not the same word once more: "Failed", "TimedOut", "Timed Out". */
function detailsOf(status = '', details = ''): { readonly details?: string } {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const same = letters(details) === letters(status);
  return same || details.trim() === '' ? {} : { details: details.trim() };
}
