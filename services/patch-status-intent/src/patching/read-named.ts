import { readFailedInstances } from './failed-instances.ts';
import { mayMean } from './find-names.ts';
import { latestRunSearch } from './group-runs.ts';
import {
  type GroupRun,
  type GroupStatus,
  type GroupsRead,
  groupRunOf,
  namesMeant,
  type WindowJob,
} from './group-status.ts';
import { readDetails } from './job-details.ts';
import type { MaintenanceWindows, Window } from './maintenance-windows.ts';
import { ofPatchWindows, withoutPrefix } from './patch-windows.ts';
import type { ReadList } from './read-in-time.ts';
import { historyMs, newestFirst } from './runs.ts';

/**
 * Reads how the latest run of what was asked for by name went; throws where nothing could be read because calls failed.
 *
 * @param asked what the person called it: a target group or a patch window, or several of them
 */
export async function readNamed(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
  asked: string,
): Promise<GroupStatus> {
  const said = withoutPrefix(asked);
  const read = groupsReader(windows, list, now, said);
  const all: Window[] = [];
  const ofWindows = await ofPatchWindows(windows, list, (window) => {
    all.push(window);
    return read(window);
  });
  const answer = namesMeant(said, ofWindows);
  if (answer.kind !== 'found') return answer;
  const found = answer.names.map(({ what, name }) =>
    what === 'group'
      ? withInstances(windows, list, groupRunOf(name, ofWindows))
      : readJob(
          windows,
          list,
          now,
          all.filter((window) => window.name === name),
        ),
  );
  return { kind: 'found', found: await Promise.all(found) };
}

/** Reads the groups of a window, and at once the runs of those that may be meant: they are nearest to an answer. */
function groupsReader(windows: MaintenanceWindows, list: ReadList, now: number, said: string) {
  const searches = new Map<string, ReturnType<typeof latestRunSearch>>();
  const searchFor = (group: string) => {
    const search = searches.get(group) ?? latestRunSearch(windows, list, now);
    searches.set(group, search);
    return search;
  };

  return async ({ windowId, name: window }: Window): Promise<GroupsRead> => {
    const { items, unread } = await list('targets', windows.targets(windowId));
    if (unread?.why === 'gone') return { window, names: [], places: [], unread };
    const names = [...new Set(items.flatMap(({ name }) => name ?? []))];
    const registered = unread ? undefined : items.map(({ targetId }) => targetId);
    const reads = names
      .filter((name) => mayMean(said, name))
      .map(async (group) => {
        const targetIds = items.filter(({ name }) => name === group).map(({ targetId }) => targetId);
        return { group, ...(await searchFor(group)({ windowId, targetIds, registered })) };
      });
    const places = await Promise.all(reads);
    const why = places.find(({ gone }) => gone)?.gone ?? unread;
    return { window, names, places, ...(why && { unread: why }) };
  };
}

async function withInstances(
  windows: MaintenanceWindows,
  list: ReadList,
  group: GroupRun,
): Promise<GroupRun> {
  if (group.kind !== 'ran') return group;
  const instances = await readFailedInstances(windows, list, group.run);
  return { ...group, ...(instances && { instances }) };
}

/** The latest job of the windows of one name; their names need not differ (SSM API reference, CreateMaintenanceWindow). */
async function readJob(
  windows: MaintenanceWindows,
  list: ReadList,
  now: number,
  named: readonly Window[],
): Promise<WindowJob> {
  const window = named[0]?.name ?? '';
  const reads = await Promise.all(
    named.map(async ({ windowId, name }) => {
      const { items, unread } = await list('executions', windows.executions(windowId, now - historyMs));
      return { jobs: items.map((run) => ({ ...run, window: name, windowId })), unread };
    }),
  );
  const refused = reads.find(({ unread }) => unread?.why === 'refused')?.unread;
  if (refused) throw refused.cause;
  if (reads.some(({ unread }) => unread)) return { kind: 'job not read', window };
  const [newest] = newestFirst(reads.flatMap(({ jobs }) => jobs));
  return { kind: 'job', window, ...(newest && { job: await readDetails(windows, list, newest) }) };
}
