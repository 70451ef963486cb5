import { parseScenario, type Scenario } from '@opsline/local-aws';
import type { MaintenanceWindows, Pages } from '../../src/patching/maintenance-windows.ts';
import type { Invocation } from '../../src/patching/runs.ts';
import { packedWindows, unpackedWindows } from '../../src/run-index/index-row.ts';
import type { IndexStore } from '../../src/run-index/index-store.ts';

type Window = Scenario['windows'][number];
type Outcome = Pick<Window['executions'][number], 'status' | 'startedAt' | 'endedAt' | 'details'>;

/** Friday, 20 November 2026, 08:00 UTC. */
export const now = Date.UTC(2026, 10, 20, 8, 0);

/** With which the names of patch windows begin. */
export const prefix = 'patch-job-reportedbyconnect-';

/** Windows as JSON, which is YAML. */
export function companyOf(windows: readonly unknown[]): Scenario {
  return parseScenario(JSON.stringify({ employees: [], windows, instances: [] }), now);
}

/** When the last run of a window ended: what is registered no more was until then. */
function lastOf({ executions }: Window): number {
  return Math.max(0, ...executions.map(({ startedAt, endedAt }) => endedAt ?? startedAt));
}

/** How something was at a time: nothing of it had an end yet that came later. */
function asAt<T extends Outcome>(it: T, at: number): T {
  if (it.endedAt === undefined || it.endedAt <= at) return it;
  return { ...it, status: 'IN_PROGRESS', endedAt: undefined, details: undefined };
}

function begunAt<T extends Outcome>(all: readonly T[], at: number): T[] {
  return all.filter(({ startedAt }) => startedAt <= at).map((one) => asAt(one, at));
}

/** A window as Systems Manager knew it at a time; its targets perhaps as at another. */
export function windowAt(window: Window, at: number, targetsAt = at): Window {
  return {
    ...window,
    targets: window.targets.map((target) => ({
      ...target,
      registered: target.registered || targetsAt < lastOf(window),
    })),
    executions: begunAt(window.executions, at).map((run) => ({
      ...run,
      tasks: begunAt(run.tasks, at).map((task) => ({
        ...task,
        invocations: begunAt(task.invocations, at),
      })),
    })),
  };
}

function page<T>(items: () => readonly T[]): Pages<T> {
  return async () => ({ items: items() });
}

/**
 * Systems Manager in memory, as `windowEvents` and the stand-in on the wire have it.
 *
 * @param windowsNow asked at every call, with the window that it is about, if it is about one
 */
export function memoryWindows(windowsNow: (windowId?: string) => readonly Window[]): MaintenanceWindows {
  const runs = () => windowsNow().flatMap(({ executions }) => executions);
  const tasks = () => runs().flatMap((run) => run.tasks);
  const windowNamed = (windowId: string) => windowsNow(windowId).find(({ id }) => id === windowId);
  return {
    windows: page(() => windowsNow().map(({ id, name }) => ({ windowId: id, name }))),
    targets: (windowId) =>
      page(() => {
        const window = windowNamed(windowId);
        if (!window) throw Object.assign(new Error('no such window'), { name: 'DoesNotExistException' });
        return window.targets
          .filter(({ registered }) => registered)
          .map(({ id, name }) => ({ targetId: id, ...(name !== undefined && { name }) }));
      }),
    executions: (windowId, since) =>
      page(() =>
        (windowNamed(windowId)?.executions ?? [])
          .filter(({ startedAt }) => startedAt > since)
          .map((run) => ({ executionId: run.id, ...outcomeOf(run) })),
      ),
    tasks: (executionId) =>
      page(() => runs().flatMap((run) => (run.id === executionId ? run.tasks.map(({ id }) => id) : []))),
    invocations: (_, taskId) =>
      page(() =>
        tasks()
          .filter(({ id }) => id === taskId)
          .flatMap(({ invocations }) => invocations)
          .map(
            (one): Invocation => ({
              ...outcomeOf(one),
              commandId: one.commandId,
              ...(one.target && { targetId: one.target.id }),
            }),
          ),
      ),
    failedInstances: ({ commandId }) => page(() => [{ name: `of ${commandId.slice(0, 8)}`, why: 'Exit 1' }]),
  };
}

function outcomeOf({ status, startedAt, endedAt, details }: Outcome) {
  return {
    status,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(details !== undefined && { details }),
  };
}

/** The index in memory, each window as a row holds it. */
export function memoryIndex(): IndexStore {
  const rows = new Map<string, Uint8Array>();
  let listReadAt: number | undefined;
  const find = (windowId: string) => {
    const row = rows.get(windowId);
    return row && unpackedWindows(row)[0];
  };
  return {
    load: async () => ({
      windows: [...rows.keys()].flatMap((windowId) => find(windowId) ?? []),
      ...(listReadAt !== undefined && { listReadAt }),
    }),
    find: async (windowId) => find(windowId),
    update: async (windowId, change) => {
      const after = change(find(windowId));
      if (after) rows.set(windowId, packedWindows([after]));
      else rows.delete(windowId);
    },
    noteListRead: async (at) => {
      listReadAt = Math.max(at, listReadAt ?? 0);
    },
  };
}
