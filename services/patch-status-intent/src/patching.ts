import { closeGroups, meansGroup } from './group-names.ts';
import type { MaintenanceWindows, Target, Window } from './maintenance-windows.ts';
import { isRecent, type Job, newestFirst, type Run, readFrom, runOfTarget } from './patch-runs.ts';
import { readInTime } from './read-in-time.ts';

/** Only windows whose name starts so are patch jobs to report. */
export const windowPrefix = 'patch-job-reportedbyconnect-';

/** Every job of the last 24 hours that was read, the newest first, and how many windows were read. */
export type Latest = { readonly jobs: readonly Job[]; readonly windows: number; readonly missed: number };

/** How a target group's latest run went, or why that is not known. */
export type GroupStatus =
  | { readonly kind: 'ran'; readonly group: string; readonly run: Run }
  | { readonly kind: 'never ran'; readonly group: string }
  | { readonly kind: 'no such group'; readonly close: readonly string[]; readonly groups: readonly string[] }
  | { readonly kind: 'not read'; readonly windows: number; readonly missed: number };

/** What is known of patching. */
export type Patching = {
  readonly latest: () => Promise<Latest>;
  readonly groupStatus: (said: string) => Promise<GroupStatus>;
};

/** Systems Manager keeps the history of executions for 30 days (user guide, maintenance window history). */
const history = 30 * 24 * 60 * 60 * 1000;

/**
 * Reads patching from maintenance windows.
 *
 * @param now the time, epoch milliseconds
 * @param deadline gives a signal that aborts when the answer has to be there
 */
export function patchingFrom(
  windows: MaintenanceWindows,
  now: () => number,
  deadline: () => AbortSignal,
): Patching {
  const runIn = async ({ windowId }: Window, { targetId }: Target, signal: AbortSignal) => {
    const executions = newestFirst(await windows.executions(windowId, now() - history, signal));
    for (const execution of executions) {
      const run = runOfTarget(execution, await windows.invocations(execution.executionId, signal), targetId);
      if (run) return run;
    }
    return undefined;
  };

  return {
    latest: async () => {
      const signal = deadline();
      const all = await windows.startingWith(windowPrefix, signal);
      const since = readFrom(now());
      const { results, missed } = await readInTime(
        all,
        async ({ windowId, name }) =>
          (await windows.executions(windowId, since, signal)).map((run) => ({ ...run, window: name })),
        signal,
      );
      if (missed > 0 && missed === all.length) throw new Error('no patch window could be read in time');
      const jobs = results.flat().filter((job) => isRecent(job, now()));
      return { jobs: newestFirst(jobs), windows: all.length, missed };
    },

    groupStatus: async (said) => {
      const signal = deadline();
      const all = await windows.startingWith(windowPrefix, signal);
      const { results, missed } = await readInTime(
        all,
        async (window) =>
          (await windows.targets(window.windowId, signal)).map((target) => ({ window, target })),
        signal,
      );
      const groups = results.flat();
      const meant = groups.filter(({ target }) => meansGroup(said, target.name));
      const [first] = meant;
      if (!first) {
        if (missed > 0) return { kind: 'not read', windows: all.length, missed };
        const names = [...new Set(groups.map(({ target }) => target.name))];
        return { kind: 'no such group', close: closeGroups(said, names), groups: names };
      }
      const runs = await Promise.all(meant.map(({ window, target }) => runIn(window, target, signal)));
      const [run] = newestFirst(runs.filter((each) => each !== undefined));
      const group = first.target.name;
      return run ? { kind: 'ran', group, run } : { kind: 'never ran', group };
    },
  };
}
