import type { Unread } from './call-errors.ts';
import type { MaintenanceWindows } from './maintenance-windows.ts';
import type { Listing, ReadList } from './read-in-time.ts';
import {
  type Execution,
  historyMs,
  type Invocation,
  isGoingOn,
  newestFirst,
  type Run,
  runOfTarget,
  runOfUnknown,
} from './runs.ts';

/** What was not read of a window, and how late a run of the group in it may have started (epoch milliseconds). */
type Gap = Unread & { readonly until: number };

/** What was read of a group in one window. */
export type PlaceRead = {
  /** Its newest run there. */
  readonly run?: Run;
  /** The newest run of a target that is registered no more. */
  readonly unknown?: Run;
  readonly gaps: readonly Gap[];
  /** Whether anything of it was read. */
  readonly read: boolean;
  /** Why it is no place any more: the window has vanished. */
  readonly gone?: Unread;
};

/** A run starts before its execution ends. */
function latestStartIn(execution: Execution): number {
  return isGoingOn(execution) ? Number.POSITIVE_INFINITY : (execution.endedAt ?? Number.POSITIVE_INFINITY);
}

/**
 * How many executions are read at once: one, until some were read in vain; then half as many as those, so that a group
 * that took no part for long is found in time, and few calls are in vain.
 */
function atOnce(inVain: number): number {
  return Math.max(1, Math.floor(inVain / 2));
}

/**
 * Looks for the newest run of one group, over all windows that have it.
 *
 * @returns reads one of its places: executions newest first, none that cannot have a newer run than one that was found
 * in any place. In one window that is up to the first in which the group was run, unless they overlap.
 */
export function latestRunSearch(windows: MaintenanceWindows, list: ReadList, now: number) {
  let newest: Run | undefined;
  const mayBeNewer = (execution: Execution): boolean =>
    newest === undefined || latestStartIn(execution) > newest.startedAt;

  return async (place: Place): Promise<PlaceRead> => {
    const listed = await list('executions', windows.executions(place.windowId, now - historyMs));
    const reads: Fared[] = [];
    let left = newestFirst(listed.items).filter(mayBeNewer);
    while (left.length > 0) {
      const next = left.slice(0, atOnce(reads.length));
      reads.push(...(await Promise.all(next.map((one) => faredIn(windows, list, one, place)))));
      [newest] = newestFirst([...reads.flatMap(({ run }) => run ?? []), ...(newest ? [newest] : [])]);
      left = left.slice(next.length).filter(mayBeNewer);
    }
    return placeRead(listed, reads);
  };
}

function placeRead(listed: Listing<Execution>, reads: readonly Fared[]): PlaceRead {
  const [run] = newestFirst(reads.flatMap((one) => one.run ?? []));
  const [unknown] = newestFirst(reads.flatMap((one) => one.unknown ?? []));
  const gone = goneBy(listed, reads);
  const gaps = [
    ...(listed.unread ? [{ ...listed.unread, until: Number.POSITIVE_INFINITY }] : []),
    ...reads.flatMap(({ unread, execution }) =>
      unread && unread.why !== 'gone' ? [{ ...unread, until: latestStartIn(execution) }] : [],
    ),
  ];
  const read = reads.some(({ unread }) => !unread) || (listed.items.length === 0 && !listed.unread);
  return { ...(run && { run }), ...(unknown && { unknown }), gaps, read, ...(gone && { gone }) };
}

/** An execution that has vanished is none; where all have, the window has. */
function goneBy(listed: Listing<Execution>, reads: readonly Fared[]): Unread | undefined {
  if (listed.unread?.why === 'gone') return listed.unread;
  const vanished = reads.flatMap(({ unread }) => (unread?.why === 'gone' ? [unread] : []));
  return vanished.length === listed.items.length ? vanished[0] : undefined;
}

/** Where a target group is registered: its ids in a window, and those of all targets of the window. */
type Place = {
  readonly windowId: string;
  readonly targetIds: readonly string[];
  /** Undefined where not all were read. */
  readonly registered: readonly string[] | undefined;
};

/** How a group fared in an execution: not at all, as its own run, or perhaps as a target that is registered no more. */
type Fared = {
  readonly execution: Execution;
  readonly run?: Run;
  readonly unknown?: Run;
  readonly unread?: Unread;
};

/** Reads how a group fared in an execution. */
async function faredIn(
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
export async function invocationsOf(
  windows: MaintenanceWindows,
  list: ReadList,
  { executionId }: Pick<Execution, 'executionId'>,
): Promise<Listing<Invocation>> {
  const tasks = await list('tasks', windows.tasks(executionId));
  if (tasks.unread) return { items: [], unread: tasks.unread };
  const lists = await Promise.all(
    tasks.items.map((taskId) => list('invocations', windows.invocations(executionId, taskId))),
  );
  const unread = lists.find((one) => one.unread)?.unread;
  return { items: lists.flatMap(({ items }) => items), ...(unread && { unread }) };
}
