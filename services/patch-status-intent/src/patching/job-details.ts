import { type FailedInstances, readFailedInstances } from './failed-instances.ts';
import { invocationsOf } from './group-runs.ts';
import type { MaintenanceWindows, Target } from './maintenance-windows.ts';
import type { ReadList } from './read-in-time.ts';
import {
  byGravity,
  type Execution,
  type Invocation,
  isFailed,
  type Job,
  type Run,
  together,
} from './runs.ts';

/** A job as it was read: what it takes to read on. */
export type JobRead = Job & Execution & { readonly windowId: string };

/** How a target group fared in a job; without a name where its target has none, or is registered no more. */
export type GroupInJob = {
  readonly group?: string;
  readonly run: Run;
  readonly instances?: FailedInstances;
};

/** A job, and how each of its target groups fared, the gravest first; without them where they could not be read. */
export type JobDetails = { readonly job: Job; readonly groups?: readonly GroupInJob[] };

/** Reads what happened in a job that failed, one level down. Of one that did not, nothing more has to be known. */
export async function readDetails(
  windows: MaintenanceWindows,
  list: ReadList,
  job: JobRead,
): Promise<JobDetails> {
  if (!isFailed(job)) return { job };
  const [targets, invocations] = await Promise.all([
    list('targets', windows.targets(job.windowId)),
    invocationsOf(windows, list, job),
  ]);
  if (targets.unread || invocations.unread) return { job };
  const groups = groupsIn(job, invocations.items, targets.items).map(async (one) => {
    const instances = await readFailedInstances(windows, list, one.run);
    return { ...one, ...(instances && { instances }) };
  });
  return { job, groups: await Promise.all(groups) };
}

/** How each target group fared in an execution, the gravest first. Targets of one name are one group. */
function groupsIn(
  execution: Run,
  invocations: readonly Invocation[],
  targets: readonly Target[],
): GroupInJob[] {
  const names = new Map(targets.map(({ targetId, name }) => [targetId, name]));
  const byName = Map.groupBy(invocations, ({ targetId }) => targetId && names.get(targetId));
  return [...byName]
    .flatMap(([group, own]) => {
      const run = together(execution, own);
      return run ? [{ ...(group !== undefined && { group }), run }] : [];
    })
    .toSorted((one, other) => byGravity(one.run, other.run));
}
