import { newestFirst, type Status } from '../patching/runs.ts';
import { type RunKnown, shortId, type WindowKnown, worthKnowing } from './known.ts';

/** How far a run is, by its status: it never goes back. */
const stages: Readonly<Partial<Record<Status, number>>> = { PENDING: 0, IN_PROGRESS: 1, CANCELLING: 2 };

function stageOf({ status }: RunKnown): number {
  return stages[status] ?? 3;
}

/** Of two things known of one run the one that is further, or was read later: whichever came first. */
function further(one: RunKnown, other: RunKnown): RunKnown {
  const [early, late] = stageOf(one) <= stageOf(other) ? [one, other] : [other, one];
  if (stageOf(early) < stageOf(late)) return late;
  const [older, newer] = readAtOf(early) <= readAtOf(late) ? [early, late] : [late, early];
  return readAtOf(older) < readAtOf(newer) ? newer : richer(older, newer);
}

/** What neither was read for: the one that says more, so that the order in which two events come is all the same. */
function richer(one: RunKnown, other: RunKnown): RunKnown {
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}

function readAtOf({ inside }: RunKnown): number {
  return inside?.readAt ?? -1;
}

/** Runs with more of them, each once; the newest first. */
function withRuns(runs: readonly RunKnown[], more: readonly RunKnown[]): readonly RunKnown[] {
  const byId = Map.groupBy([...runs, ...more], ({ executionId }) => shortId(executionId));
  return newestFirst([...byId.values()].map((same) => same.reduce(further)));
}

/**
 * What is known of a window with what an event or a list tells of one of its runs; the same object where that is nothing
 * new.
 */
export function withRun(known: WindowKnown, run: RunKnown): WindowKnown {
  const before = known.runs.find(({ executionId }) => shortId(executionId) === shortId(run.executionId));
  const runs = withRuns(known.runs, [run]);
  return before !== undefined && runs.includes(before) ? known : { ...known, runs };
}

/** What was known of a window with what was read of it, in whatever order the two came. */
export function withRead(known: WindowKnown, read: WindowKnown, now: number): WindowKnown {
  const latest = known.readAt > read.readAt ? known : read;
  return { ...latest, runs: worthKnowing(withRuns(known.runs, read.runs), now) };
}
