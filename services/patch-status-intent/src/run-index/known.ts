import type { FailedInstances } from '../patching/failed-instances.ts';
import type { Target, Window } from '../patching/maintenance-windows.ts';
import { type Execution, historyMs, type Invocation, isGoingOn, isRecent } from '../patching/runs.ts';

/** What is known one level down: it takes reading, as no event tells a reason or an instance. */
type Inside = {
  /** When it was read, epoch milliseconds. */
  readonly readAt: number;
  readonly invocations: readonly Invocation[];
  /** Where the commands failed, by their ids. */
  readonly instances: Readonly<Record<string, FailedInstances>>;
};

/** One run of a window; without `inside` only an event, or a list of runs, told of it. */
export type RunKnown = Execution & { readonly inside?: Inside };

/** All that the index knows of a window. */
export type WindowKnown = Window & {
  /** When all of this was read from Systems Manager for the last time, epoch milliseconds; 0 before the first time. */
  readonly readAt: number;
  readonly targets: readonly Target[];
  readonly runs: readonly RunKnown[];
};

/** What the index knows, and when the list of windows was read for the last time; never, if it is not there. */
export type Known = { readonly windows: readonly WindowKnown[]; readonly listReadAt?: number };

/** A window of which nothing is known but that it is there. */
export function unread({ windowId, name }: Window): WindowKnown {
  return { windowId, name, readAt: 0, targets: [], runs: [] };
}

/**
 * The part of an ID that is enough within one window: 32 of its random bits (RFC 9562). In full they would be half of the
 * index, and "latest" no longer one query.
 */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Whether nothing of a run can change any more, and all of it was read. */
export function isSettled(run: RunKnown): boolean {
  return !isGoingOn(run) && run.inside !== undefined && !run.inside.invocations.some(goesOn);
}

function goesOn({ status }: Invocation): boolean {
  return isGoingOn({ status, startedAt: 0 });
}

/** The targets that a run was for; undefined where Systems Manager names none: the run then stands for all of them. */
function targetsOf({ inside }: RunKnown): readonly string[] | undefined {
  const targets = inside?.invocations.flatMap(({ targetId }) => targetId ?? []) ?? [];
  return targets.length > 0 ? targets : undefined;
}

/** Whether it is known which targets a run is for: one that goes on, and names none yet, may still name some. */
function isTelling(run: RunKnown): boolean {
  return isSettled(run) || targetsOf(run) !== undefined;
}

/**
 * Whether newer runs say all that a run could be asked for: of each of these targets one that began after it was over.
 *
 * @param ids undefined for whatever target there may be
 */
export function isOutdone(
  run: RunKnown,
  ids: readonly string[] | undefined,
  runs: readonly RunKnown[],
): boolean {
  const { endedAt } = run;
  if (isGoingOn(run) || endedAt === undefined) return false;
  const newer = runs.filter((one) => one.startedAt > endedAt && isTelling(one)).map(targetsOf);
  const covers = (id?: string): boolean =>
    newer.some((targets) => targets === undefined || (id !== undefined && targets.includes(id)));
  return newer.length > 0 && (ids === undefined ? covers() : ids.every(covers));
}

/** The runs of a window that an answer may still be about; the others are forgotten. */
export function worthKnowing(runs: readonly RunKnown[], now: number): readonly RunKnown[] {
  return runs.filter(
    (run) => run.startedAt > now - historyMs && (isRecent(run, now) || !isOutdone(run, targetsOf(run), runs)),
  );
}
