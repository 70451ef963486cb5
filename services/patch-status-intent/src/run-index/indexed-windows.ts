import type { MaintenanceWindows, Page, Pages } from '../patching/maintenance-windows.ts';
import { isSettled, type Known, type RunKnown, shortId, type WindowKnown } from './known.ts';

/** An answer is meant of the last so many milliseconds, unless it says of when it is: two reconciling reads. */
export const tolerated = 10 * 60_000;

/**
 * Maintenance windows as the index knows them; what it does not know, or not as it is now, is read from Systems Manager.
 *
 * @param heal a window whose runs are listed by Systems Manager, to see whether the index has missed any
 */
export function indexedWindows(
  { windows }: Known,
  real: MaintenanceWindows,
  now: number,
  heal?: string,
): MaintenanceWindows {
  const byWindow = new Map(windows.map((window) => [window.windowId, window]));
  const runs = new Map(
    windows.flatMap((window) => window.runs.map((run) => [idIn(window.windowId, run), run])),
  );
  const commands = new Map(
    windows.flatMap((window) => window.runs.flatMap(({ inside }) => Object.entries(inside?.instances ?? {}))),
  );
  const known = (windowId: string): WindowKnown | undefined => {
    const window = byWindow.get(windowId);
    return window && window.readAt > 0 ? window : undefined;
  };
  const inside = (executionId: string): RunKnown['inside'] => {
    const run = runs.get(executionId) ?? runs.get(`${heal}/${shortId(executionId)}`);
    return run && (isSettled(run) || (run.inside?.readAt ?? 0) >= now - tolerated) ? run.inside : undefined;
  };
  return {
    windows: pageOf(windows),
    targets: (windowId) => {
      const window = known(windowId);
      return window ? pageOf(window.targets) : shortened(real.targets(windowId));
    },
    executions: (windowId, since) => {
      const window = windowId === heal ? undefined : known(windowId);
      return window
        ? pageOf(
            window.runs
              .filter(({ startedAt }) => startedAt > since)
              .map((run) => ({ ...run, executionId: idIn(windowId, run) })),
          )
        : real.executions(windowId, since);
    },
    tasks: (executionId) => (inside(executionId) ? pageOf([executionId]) : real.tasks(executionId)),
    invocations: (executionId, taskId) => {
      const read = inside(executionId);
      return read ? pageOf(read.invocations) : shortened(real.invocations(executionId, taskId));
    },
    failedInstances: (command) => {
      const where = commands.get(command.commandId);
      return where ? pageOf(where.some, where.more) : real.failedInstances(command);
    },
  };
}

/** All of a list at once; of what goes on it is only known that it does. */
function pageOf<T>(items: readonly T[], more?: true): Pages<T> {
  return async () => ({ items, ...(more && { next: 'more' }) });
}

/** What was read, its targets named as they are in the index. */
function shortened<T extends { readonly targetId?: string }>(pages: Pages<T>): Pages<T> {
  return async (token, signal): Promise<Page<T>> => {
    const { items, ...page } = await pages(token, signal);
    return {
      ...page,
      items: items.map((one) =>
        one.targetId === undefined ? one : { ...one, targetId: shortId(one.targetId) },
      ),
    };
  };
}

/** What a run is known by among those of all windows: of a settled one only the short ID is left, unique in its window. */
function idIn(windowId: string, run: RunKnown): string {
  return isSettled(run) ? `${windowId}/${shortId(run.executionId)}` : run.executionId;
}
