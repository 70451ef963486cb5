import type { Unread } from './call-errors.ts';
import { type Extent, extentOf, isWhole } from './extent.ts';
import { closeGroups } from './group-names.ts';
import type { PlaceRead } from './group-runs.ts';
import { type OfWindows, outageIn } from './patch-windows.ts';
import { newestFirst, type Run } from './runs.ts';

/** How a target group's latest run went, or why that is not known. `extent` is there where not everything was read. */
export type GroupStatus =
  | {
      readonly kind: 'ran';
      readonly group: string;
      readonly run: Run;
      /** A newer run, of a target that is registered no more. */
      readonly unknown?: Run;
      readonly extent?: Extent;
    }
  | {
      readonly kind: 'target unknown';
      readonly group: string;
      /** The latest run in its windows, of a target that is registered no more. */
      readonly unknown: Run;
      readonly extent?: Extent;
    }
  | { readonly kind: 'never ran'; readonly group: string; readonly extent?: Extent }
  | { readonly kind: 'runs not read'; readonly group: string; readonly extent: Extent }
  | { readonly kind: 'no such group'; readonly close: readonly string[]; readonly groups: readonly string[] }
  | ({ readonly kind: 'not read' } & Extent);

/** What was read of a window: the names of its groups, and the runs of those that may be meant. */
export type GroupsRead = {
  readonly names: readonly string[];
  readonly places: readonly (PlaceRead & { readonly group: string })[];
  readonly unread?: Unread;
};

/**
 * What may be said of a target group: nothing that rests on what was not read.
 *
 * @param said what the person called it; a group of exactly this name is meant before any other
 * @throws what went wrong where nothing could be read, and trying again is of no use
 */
export function groupStatusOf(said: string, { each, list }: OfWindows<GroupsRead>): GroupStatus {
  const found = each.flatMap(({ places }) => places.map(({ group }) => group));
  const group = found.find((name) => name === said) ?? found[0];
  if (group === undefined) return notFound(said, { each, list });

  const windows = each.map(({ places, ...rest }) => ({
    ...rest,
    place: places.find((one) => one.group === group),
  }));
  const places = windows.flatMap(({ place }) => place ?? []);
  const [run] = newestFirst(places.flatMap((place) => place.run ?? []));
  const since = run?.startedAt ?? Number.NEGATIVE_INFINITY;
  const [unknown] = newestFirst(places.flatMap((place) => place.unknown ?? [])).filter(
    ({ startedAt }) => startedAt > since,
  );
  const missed = windows.flatMap(
    ({ place, unread }) => unread ?? place?.gaps.find(({ until }) => until > since) ?? [],
  );
  const extent = extentOf(each.length, missed, list);
  const partly = isWhole(extent) ? {} : { extent };

  if (run) return { kind: 'ran', group, run, ...(unknown && { unknown }), ...partly };
  if (unknown) return { kind: 'target unknown', group, unknown, ...partly };
  const gaps = places.flatMap((place) => place.gaps);
  if (gaps.length === 0) return { kind: 'never ran', group, ...partly };
  const refused = gaps.find(({ why }) => why === 'refused');
  if (refused && !places.some(({ read }) => read)) throw refused.cause;
  return { kind: 'runs not read', group, extent };
}

function notFound(said: string, { each, list }: OfWindows<GroupsRead>): GroupStatus {
  const outage = outageIn(each, ({ unread, names }) => unread !== undefined && names.length === 0);
  if (outage) throw outage.cause;
  const missed = each.flatMap(({ unread }) => unread ?? []);
  const extent = extentOf(each.length, missed, list);
  if (!isWhole(extent)) return { kind: 'not read', ...extent };
  const groups = [...new Set(each.flatMap(({ names }) => names))];
  return { kind: 'no such group', close: closeGroups(said, groups), groups };
}
