import { type Log, namesOf } from '../log.ts';
import { type Extent, extentOf } from './extent.ts';
import { meansGroup } from './group-names.ts';
import { latestRunSearch } from './group-runs.ts';
import { type GroupStatus, type GroupsRead, groupStatusOf } from './group-status.ts';
import type { MaintenanceWindows, Window } from './maintenance-windows.ts';
import { ofPatchWindows, outageIn } from './patch-windows.ts';
import { type ReadList, readInTime } from './read-in-time.ts';
import { isRecent, type Job, newestFirst, readFrom } from './runs.ts';

/** What is known of patching. */
export type Patching = {
  readonly latest: () => Promise<Latest>;
  readonly groupStatus: (said: string) => Promise<GroupStatus>;
};

/**
 * Reads patching from maintenance windows.
 *
 * @param now the time, epoch milliseconds
 * @param deadline gives a signal that aborts when the answer has to be there
 * @param log is told what went wrong beside an answer that is not whole
 */
export function patchingFrom(
  windows: MaintenanceWindows,
  now: () => number,
  deadline: () => AbortSignal,
  log: Log,
): Patching {
  const answered = async <T>(read: (list: ReadList) => Promise<T>): Promise<T> => {
    const { list, faults } = readInTime(deadline());
    const answer = await read(list);
    if (faults.length > 0) log({ event: 'fault', error: namesOf(faults[0]) });
    return answer;
  };
  return {
    latest: () => answered((list) => readLatest(windows, list, now())),
    groupStatus: (said) => answered((list) => readGroup(windows, list, now(), said)),
  };
}

/** Every job of the last 24 hours that was read, the newest first. */
export type Latest = Extent & { readonly jobs: readonly Job[] };

/** Reads "latest"; throws where nothing could be read because calls failed. */
async function readLatest(windows: MaintenanceWindows, list: ReadList, now: number): Promise<Latest> {
  const jobsOf = async ({ windowId, name }: Window) => {
    const { items, ...rest } = await list('executions', windows.executions(windowId, readFrom(now)));
    return { jobs: items.map((run): Job => ({ ...run, window: name })), ...rest };
  };
  const { each, list: listUnread } = await ofPatchWindows(windows, list, jobsOf);
  const outage = outageIn(each, ({ jobs, unread }) => unread !== undefined && jobs.length === 0);
  if (outage) throw outage.cause;
  const jobs = each.flatMap((one) => one.jobs).filter((job) => isRecent(job, now));
  const missed = each.flatMap(({ unread }) => unread ?? []);
  return { jobs: newestFirst(jobs), ...extentOf(each.length, missed, listUnread) };
}

/** Reads how the latest run of a target group went; throws where nothing could be read because calls failed. */
async function readGroup(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
  said: string,
): Promise<GroupStatus> {
  const searches = new Map<string, ReturnType<typeof latestRunSearch>>();
  const searchFor = (group: string) => {
    const search = searches.get(group) ?? latestRunSearch(windows, list, now);
    searches.set(group, search);
    return search;
  };

  const groupsOf = async ({ windowId }: Window): Promise<GroupsRead> => {
    const { items, unread } = await list('targets', windows.targets(windowId));
    if (unread?.why === 'gone') return { names: [], places: [], unread };
    const names = [...new Set(items.flatMap(({ name }) => name ?? []))];
    const registered = unread ? undefined : items.map(({ targetId }) => targetId);
    const reads = names
      .filter((name) => meansGroup(said, name))
      .map(async (group) => {
        const targetIds = items.filter(({ name }) => name === group).map(({ targetId }) => targetId);
        return { group, ...(await searchFor(group)({ windowId, targetIds, registered })) };
      });
    const places = await Promise.all(reads);
    const why = places.find(({ gone }) => gone)?.gone ?? unread;
    return { names, places, ...(why && { unread: why }) };
  };

  return groupStatusOf(said, await ofPatchWindows(windows, list, groupsOf));
}
