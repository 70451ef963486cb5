import { type Extent, extentOf, isWhole } from './extent.ts';
import { isAlike } from './group-names.ts';
import { type JobDetails, type JobRead, readDetails } from './job-details.ts';
import type { MaintenanceWindows, Window } from './maintenance-windows.ts';
import { ofPatchWindows, outageIn } from './patch-windows.ts';
import type { ReadList } from './read-in-time.ts';
import { historyMs, isFailed, isGoingOn, isRecent, type Job, newestFirst, readFrom } from './runs.ts';

/** Every job of the last 24 hours that was read, the newest first. */
export type Latest = Extent & {
  readonly jobs: readonly Job[];
  /** What was said is the name of a target group as well. */
  readonly isName?: true;
};

/** The jobs of the last 24 hours that failed and that are going on, the newest first; some of the former in detail. */
export type Failures = Extent & {
  readonly failedJobs: readonly Job[];
  readonly runningJobs: readonly Job[];
  readonly details: readonly JobDetails[];
};

/** The names of all target groups that were read, in the order of the latest jobs of their windows. */
export type Groups = Extent & { readonly groups: readonly string[] };

/** Which part of a list is read in detail. */
export type Part = { readonly from: number; readonly most: number };

/**
 * Up to so many windows it is looked up whether a word such as "all" is the name of a group: one call a window more,
 * once all of its jobs were read. An account has no more by default (Systems Manager quotas, maintenance windows).
 */
const mostForNames = 50;

/** Reads "latest", in the words in which it was asked for; throws where nothing could be read because calls failed. */
export async function readLatest(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
  said?: string,
): Promise<Latest> {
  const { jobs, ids, ...extent } = await readJobs(windows, list, now);
  const latest = { jobs, ...extent };
  const looksUp = isWhole(extent) && said !== undefined && ids.length <= mostForNames;
  return looksUp && (await isGroup(windows, list, ids, said)) ? { ...latest, isName: true } : latest;
}

async function isGroup(
  windows: MaintenanceWindows,
  list: ReadList,
  ids: readonly string[],
  said: string,
): Promise<boolean> {
  const targets = await Promise.all(ids.map((id) => list('targets', windows.targets(id))));
  return targets.some(({ items }) => items.some(({ name = '' }) => isAlike(said, name)));
}

/** Reads what failed in the last 24 hours; throws where nothing could be read because calls failed. */
export async function readFailures(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
  { from, most }: Part,
): Promise<Failures> {
  const { jobs, ids: _, ...extent } = await readJobs(windows, list, now);
  const failedJobs = jobs.filter(isFailed);
  const details = await Promise.all(
    failedJobs.slice(from, from + most).map((job) => readDetails(windows, list, job)),
  );
  return { ...extent, failedJobs, runningJobs: jobs.filter(isGoingOn), details };
}

/** Reads which target groups there are; throws where nothing could be read because calls failed. */
export async function readGroups(windows: MaintenanceWindows, list: ReadList, now: number): Promise<Groups> {
  const namesOf = async ({ windowId }: Window) => {
    const [targets, executions] = await Promise.all([
      list('targets', windows.targets(windowId)),
      list('executions', windows.executions(windowId, now - historyMs)),
    ]);
    const [newest] = newestFirst(executions.items);
    const names = targets.items.flatMap(({ name }) => name ?? []);
    // Without its executions a window has no place in the order.
    const unread = targets.unread ?? executions.unread;
    return { names, since: newest?.startedAt ?? 0, ...(unread && { unread }) };
  };
  const { each, list: listUnread } = await ofPatchWindows(windows, list, namesOf);
  const outage = outageIn(each, ({ names, unread }) => unread !== undefined && names.length === 0);
  if (outage) throw outage.cause;
  const names = each.toSorted((one, other) => other.since - one.since).flatMap((one) => one.names.toSorted());
  const missed = each.flatMap(({ unread }) => unread ?? []);
  return { groups: [...new Set(names)], ...extentOf(each.length, missed, listUnread) };
}

/** The jobs of the last 24 hours, and the windows that there are. */
async function readJobs(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
): Promise<Extent & { readonly jobs: readonly JobRead[]; readonly ids: readonly string[] }> {
  const jobsOf = async ({ windowId, name }: Window) => {
    const { items, ...rest } = await list('executions', windows.executions(windowId, readFrom(now)));
    return { windowId, jobs: items.map((run): JobRead => ({ ...run, window: name, windowId })), ...rest };
  };
  const { each, list: listUnread } = await ofPatchWindows(windows, list, jobsOf);
  const outage = outageIn(each, ({ jobs, unread }) => unread !== undefined && jobs.length === 0);
  if (outage) throw outage.cause;
  const jobs = each.flatMap((one) => one.jobs).filter((job) => isRecent(job, now));
  const missed = each.flatMap(({ unread }) => unread ?? []);
  const ids = each.map(({ windowId }) => windowId);
  return { jobs: newestFirst(jobs), ids, ...extentOf(each.length, missed, listUnread) };
}
