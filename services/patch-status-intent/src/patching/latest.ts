import type { MaintenanceWindows, Window } from '../out/maintenance-windows.ts';
import { type Extent, extentOf } from './extent.ts';
import { ofPatchWindows, outageIn } from './patch-windows.ts';
import type { ReadList } from './read-in-time.ts';
import { isRecent, type Job, newestFirst, readFrom } from './runs.ts';

/** Every job of the last 24 hours that was read, the newest first. */
export type Latest = Extent & { readonly jobs: readonly Job[] };

/** Reads "latest"; throws where nothing could be read because calls failed. */
export async function readLatest(windows: MaintenanceWindows, list: ReadList, now: number): Promise<Latest> {
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
