import {
  type MaintenanceWindowExecution,
  paginateDescribeMaintenanceWindowExecutions,
  paginateDescribeMaintenanceWindowExecutionTaskInvocations,
  paginateDescribeMaintenanceWindowExecutionTasks,
  paginateDescribeMaintenanceWindows,
  paginateDescribeMaintenanceWindowTargets,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { Invocation, Run } from './patch-runs.ts';
import { isStatus } from './statuses.ts';

export type Window = { readonly windowId: string; readonly name: string };
export type Target = { readonly targetId: string; readonly name: string };
export type Execution = Run & { readonly executionId: string };

/** Systems Manager maintenance windows, read to the last page. Every read gives up when `deadline` aborts. */
export type MaintenanceWindows = ReturnType<typeof maintenanceWindows>;

/** @param client an SSM client that retries what is throttled */
export const maintenanceWindows = (client: SSMClient) => {
  /** The largest page that the API gives (SSM API reference, MaxResults). */
  const pages = { client, pageSize: 100 };
  return {
    /** The windows whose name starts so. The API's own filter takes whole names only. */
    startingWith: async (prefix: string, abortSignal: AbortSignal): Promise<Window[]> => {
      const windows = paginateDescribeMaintenanceWindows(pages, {}, { abortSignal });
      return collect(windows, ({ WindowIdentities = [] }) =>
        WindowIdentities.flatMap(({ WindowId, Name }) =>
          WindowId !== undefined && Name?.startsWith(prefix) ? [{ windowId: WindowId, name: Name }] : [],
        ),
      );
    },

    /** The registered targets of a window that have a name. */
    targets: async (WindowId: string, abortSignal: AbortSignal): Promise<Target[]> => {
      const targets = paginateDescribeMaintenanceWindowTargets(pages, { WindowId }, { abortSignal });
      return collect(targets, ({ Targets = [] }) =>
        Targets.flatMap(({ WindowTargetId, Name }) =>
          WindowTargetId !== undefined && Name !== undefined
            ? [{ targetId: WindowTargetId, name: Name }]
            : [],
        ),
      );
    },

    /** The executions of a window that started after a time (epoch milliseconds), in no order. */
    executions: async (WindowId: string, since: number, abortSignal: AbortSignal): Promise<Execution[]> => {
      const ExecutedAfter = `${new Date(since).toISOString().slice(0, 19)}Z`;
      const input = { WindowId, Filters: [{ Key: 'ExecutedAfter', Values: [ExecutedAfter] }] };
      const executions = paginateDescribeMaintenanceWindowExecutions(pages, input, { abortSignal });
      return collect(executions, ({ WindowExecutions = [] }) =>
        WindowExecutions.flatMap((execution) => {
          const run = runOf(execution);
          const { WindowExecutionId } = execution;
          return run && WindowExecutionId !== undefined ? [{ ...run, executionId: WindowExecutionId }] : [];
        }),
      );
    },

    /** The invocations of every task of an execution. */
    invocations: async (WindowExecutionId: string, abortSignal: AbortSignal): Promise<Invocation[]> => {
      const input = { WindowExecutionId };
      const tasks = await collect(
        paginateDescribeMaintenanceWindowExecutionTasks(pages, input, { abortSignal }),
        ({ WindowExecutionTaskIdentities = [] }) =>
          WindowExecutionTaskIdentities.flatMap(({ TaskExecutionId }) => TaskExecutionId ?? []),
      );
      const ofTasks = tasks.map((TaskId) =>
        collect(
          paginateDescribeMaintenanceWindowExecutionTaskInvocations(
            pages,
            { ...input, TaskId },
            { abortSignal },
          ),
          ({ WindowExecutionTaskInvocationIdentities = [] }) =>
            WindowExecutionTaskInvocationIdentities.flatMap((invocation) => {
              const run = runOf(invocation);
              const { WindowTargetId } = invocation;
              return run
                ? [{ ...run, ...(WindowTargetId === undefined ? {} : { targetId: WindowTargetId }) }]
                : [];
            }),
        ),
      );
      return (await Promise.all(ofTasks)).flat();
    },
  };
};

async function collect<P, T>(pages: AsyncIterable<P>, itemsOf: (page: P) => readonly T[]): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...itemsOf(page));
  return items;
}

/** A run that has no status that we know, or never started, tells nobody anything. */
function runOf({ Status, StartTime, EndTime }: MaintenanceWindowExecution): Run | undefined {
  if (!isStatus(Status) || StartTime === undefined) return undefined;
  const endedAt = EndTime === undefined ? {} : { endedAt: EndTime.getTime() };
  return { status: Status, startedAt: StartTime.getTime(), ...endedAt };
}
