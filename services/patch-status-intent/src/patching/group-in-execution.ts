import type { MaintenanceWindows } from '../out/maintenance-windows.ts';
import type { Listing, ReadList } from './read-in-time.ts';
import { type Execution, type Invocation, type Run, runOfTarget, runOfUnknown } from './runs.ts';
import type { Unread } from './unread.ts';

/** Where a target group is registered: its ids in a window, and those of all targets of the window. */
export type Place = {
  readonly windowId: string;
  readonly targetIds: readonly string[];
  /** Undefined where not all were read. */
  readonly registered: readonly string[] | undefined;
};

/** How a group fared in an execution: not at all, as its own run, or perhaps as a target that is registered no more. */
export type Fared = {
  readonly execution: Execution;
  readonly run?: Run;
  readonly unknown?: Run;
  readonly unread?: Unread;
};

/** Reads how a group fared in an execution. */
export async function faredIn(
  windows: MaintenanceWindows,
  list: ReadList,
  execution: Execution,
  { targetIds, registered }: Place,
): Promise<Fared> {
  const { items, unread } = await invocationsOf(windows, list, execution);
  if (unread) return { execution, unread };
  const run = runOfTarget(execution, items, targetIds);
  if (run) return { execution, run };
  const unknown = registered && runOfUnknown(execution, items, registered);
  return { execution, ...(unknown && { unknown }) };
}

/** The invocations of every task of an execution. One list that was cut leaves the gravest status unknown. */
async function invocationsOf(
  windows: MaintenanceWindows,
  list: ReadList,
  { executionId }: Execution,
): Promise<Listing<Invocation>> {
  const tasks = await list('tasks', windows.tasks(executionId));
  if (tasks.unread) return { items: [], unread: tasks.unread };
  const lists = await Promise.all(
    tasks.items.map((taskId) => list('invocations', windows.invocations(executionId, taskId))),
  );
  const unread = lists.find((one) => one.unread)?.unread;
  return { items: lists.flatMap(({ items }) => items), ...(unread && { unread }) };
}
