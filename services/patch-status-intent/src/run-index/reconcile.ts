import type { MaintenanceWindows, Pages } from '../patching/maintenance-windows.ts';
import { isPatchWindow } from '../patching/patch-windows.ts';
import { type ReadList, readInTime } from '../patching/read-in-time.ts';
import type { IndexStore } from './index-store.ts';
import { unread, type WindowKnown } from './known.ts';
import { withRead } from './merge.ts';
import { readWindow } from './read-window.ts';

/** How far a reconciling read came. */
export type Reconciled = {
  readonly windows: number;
  /** How many of them were to be read, and how many were. */
  readonly due: number;
  readonly read: number;
  /** What went wrong beside lack of time. */
  readonly faults: readonly unknown[];
};

/** What a reconciling read needs. */
export type Reconciling = {
  readonly store: IndexStore;
  readonly windows: MaintenanceWindows;
  readonly now: () => number;
  /** Aborts when it is to end. What was read until then is kept, and the next one goes on with what was read longest ago. */
  readonly deadline: AbortSignal;
  /** Windows that were read after this time, epoch milliseconds, are left alone; default none. */
  readonly unless?: number;
  /** Told after each window how many of all are done. */
  readonly progress?: (done: number, of: number) => void;
};

/** Reads what there is from Systems Manager into the index: the windows that were read longest ago first. */
export async function reconcile(reconciling: Reconciling): Promise<Reconciled> {
  const { store, windows, now, deadline, unless = Number.POSITIVE_INFINITY, progress } = reconciling;
  const { list, faults } = readInTime(deadline);
  const known = await listWindows(reconciling, list);
  const due = known
    .filter(({ readAt }) => readAt < unless)
    .toSorted((one, other) => one.readAt - other.readAt);
  const count = due.length;
  let read = 0;
  // Few side by side: each takes several calls, one after the other.
  const lanes = Array.from({ length: 4 }, async () => {
    for (let window = due.shift(); window && !deadline.aborted; window = due.shift()) {
      if (await readInto(store, windows, list, window, now())) read += 1;
      progress?.(known.length - count + read, known.length);
    }
  });
  await Promise.all(lanes);
  return { windows: known.length, due: count, read, faults };
}

/** Which windows there are: new ones come into the index, and those that are no more leave it. */
async function listWindows(
  { store, windows, now }: Reconciling,
  list: ReadList,
): Promise<readonly WindowKnown[]> {
  const at = now();
  const before = (await store.load()).windows;
  const { items, unread: cut } = await list('windows', windows.windows);
  const there = items.filter(isPatchWindow);
  const ids = new Set(there.map(({ windowId }) => windowId));
  const known = new Map(before.map((window) => [window.windowId, window]));
  const renamed = there.filter(({ windowId, name }) => known.get(windowId)?.name !== name);
  for (const window of renamed) {
    await store.update(window.windowId, (one) => (one ? { ...one, name: window.name } : unread(window)));
  }
  if (cut) return before.filter(({ windowId }) => ids.has(windowId));
  const gone = before.filter(({ windowId, readAt }) => !ids.has(windowId) && readAt < at);
  for (const { windowId } of gone) {
    await store.update(windowId, (one) => (one && one.readAt < at ? undefined : one));
  }
  await store.noteListRead(at);
  return there.map((window) => ({ ...(known.get(window.windowId) ?? unread(window)), name: window.name }));
}

/**
 * Reads one window into the index.
 *
 * @returns whether all of it was read
 */
export async function readInto(
  store: IndexStore,
  windows: MaintenanceWindows,
  list: ReadList,
  known: WindowKnown,
  now: number,
): Promise<boolean> {
  const result = await readWindow(windows, list, known, now);
  if (result.kind === 'not read') return false;
  await store.update(known.windowId, (one) => {
    if (one === undefined || result.kind === 'gone') return undefined;
    return withRead(one, result.window, now);
  });
  return true;
}

/** Maintenance windows of which no call begins before it is its turn. */
export function paced(
  windows: MaintenanceWindows,
  turn: (signal: AbortSignal) => Promise<unknown>,
): MaintenanceWindows {
  const inTurn =
    <T>(pages: Pages<T>): Pages<T> =>
    async (token, signal) => {
      await turn(signal);
      return pages(token, signal);
    };
  return {
    windows: inTurn(windows.windows),
    targets: (windowId) => inTurn(windows.targets(windowId)),
    executions: (windowId, since) => inTurn(windows.executions(windowId, since)),
    tasks: (executionId) => inTurn(windows.tasks(executionId)),
    invocations: (executionId, taskId) => inTurn(windows.invocations(executionId, taskId)),
    failedInstances: (command) => inTurn(windows.failedInstances(command)),
  };
}
