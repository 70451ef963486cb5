import type { MaintenanceWindows, Window } from '../out/maintenance-windows.ts';
import { meansGroup } from './group-names.ts';
import { latestRunSearch } from './group-runs.ts';
import { type GroupStatus, type GroupsRead, groupStatusOf } from './group-status.ts';
import { ofPatchWindows } from './patch-windows.ts';
import type { ReadList } from './read-in-time.ts';

/** Reads how the latest run of a target group went; throws where nothing could be read because calls failed. */
export async function readGroup(
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
