import type { Unread } from './call-errors.ts';
import { type Extent, extentOf, isWhole } from './extent.ts';
import type { FailedInstances } from './failed-instances.ts';
import { type Meant, meant, type Name } from './find-names.ts';
import { isAlikeAtCore } from './group-names.ts';
import type { PlaceRead } from './group-runs.ts';
import type { JobDetails } from './job-details.ts';
import { type OfWindows, outageIn } from './patch-windows.ts';
import { newestFirst, type Run } from './runs.ts';

/** How a target group's latest run went, or why that is not known. `extent` is there where not everything was read. */
export type GroupRun =
  | {
      readonly kind: 'ran';
      readonly group: string;
      readonly run: Run;
      /** Where it failed, as far as Systems Manager says. */
      readonly instances?: FailedInstances;
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
  | { readonly kind: 'runs not read'; readonly group: string; readonly extent: Extent };

/** The latest job of a patch window, which was asked for by its own name; without `job` where there was none. */
export type WindowJob =
  | { readonly kind: 'job'; readonly window: string; readonly job?: JobDetails }
  | { readonly kind: 'job not read'; readonly window: string };

/** What may be said of what a person asked for by name. */
export type GroupStatus =
  | { readonly kind: 'found'; readonly found: readonly (GroupRun | WindowJob)[] }
  /** Names that may have been meant; those that are alike but for signs and case, or those that are only near. */
  | { readonly kind: 'offer'; readonly names: readonly string[]; readonly alike?: true }
  | { readonly kind: 'no such group'; readonly groups: readonly string[] }
  | ({ readonly kind: 'not read' } & Extent);

/** What was read of a window: its name, those of its groups, and the runs of those that may be meant. */
export type GroupsRead = {
  readonly window: string;
  readonly names: readonly string[];
  readonly places: readonly (PlaceRead & { readonly group: string })[];
  readonly unread?: Unread;
};

/**
 * The names that were meant, of groups and windows; nothing is said of them that rests on what was not read.
 *
 * @param said what the person called it, without the prefix of windows
 * @throws what went wrong where nothing could be read, and trying again is of no use
 */
export function namesMeant(
  said: string,
  { each, list }: OfWindows<GroupsRead>,
): Exclude<Meant, { kind: 'none' }> | Exclude<GroupStatus, { kind: 'found' | 'offer' }> {
  const groups = [...new Set(each.flatMap(({ names }) => names))];
  const names: Name[] = [
    ...groups.map((name) => ({ what: 'group', name }) as const),
    ...each.map(({ window }) => ({ what: 'window', name: window }) as const),
  ];
  const answer = meant(said, names);
  const missed = each.flatMap(({ unread }) => unread ?? []);
  const extent = extentOf(each.length, missed, list);
  // A window's name in a sentence may be a part of a group's that was not read.
  const isSure = isWhole(extent) || (answer.kind === 'found' && answer.names.every(isSaid(said)));
  if (answer.kind === 'found' && isSure) return answer;
  const outage = outageIn(each, ({ unread, names: some }) => unread !== undefined && some.length === 0);
  if (outage) throw outage.cause;
  if (!isWhole(extent)) return { kind: 'not read', ...extent };
  return answer.kind === 'none' ? { kind: 'no such group', groups } : answer;
}

/** Whether a name is that of a group, or all of what was said. */
const isSaid =
  (said: string) =>
  ({ what, name }: Name): boolean =>
    what === 'group' || isAlikeAtCore(said, name);

/**
 * What may be said of a target group that was found.
 *
 * @throws what went wrong where its runs were refused
 */
export function groupRunOf(group: string, { each, list }: OfWindows<GroupsRead>): GroupRun {
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
