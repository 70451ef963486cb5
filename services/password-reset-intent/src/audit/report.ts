import type { AttemptRecord } from './attempt-table.ts';
import type { Lock } from './locks.ts';
import { outcomeOf, type StepName, shownAs, steps, stepText } from './steps.ts';

/** An attempt as whoever answers for the line sees it. */
export type Seen = {
  readonly attempt: string;
  readonly at: string;
  readonly account: string;
  readonly action: string;
  readonly outcome: string;
  readonly proofs: readonly string[];
  /** The last digits of the number that was called from. */
  readonly callerEnds: string | undefined;
  /** As the logs have it. */
  readonly conversation: string;
  readonly steps: readonly string[];
  /** Who has not been told yet. */
  readonly untold: readonly string[];
};

type Counts = Readonly<Record<string, number>>;

/** What became of attempts, counted. */
export type Report = {
  readonly attempts: number;
  readonly outcomes: Counts;
  /** What they were refused for, or failed at, whatever became of them then: attempts by kind. */
  readonly refused: Counts;
  readonly locked: readonly { readonly account: string; readonly of: string; readonly until: string }[];
  readonly texts: {
    readonly oneTimePins: number;
    readonly passwords: number;
    readonly notices: number;
  };
  readonly seen: readonly Seen[];
};

/** @param userId as the record seals it */
export function seenOf(record: AttemptRecord, userId: string): Seen {
  const { id, at, action, proofs, callerEnds, conversation, untold } = record;
  return {
    attempt: id,
    at: new Date(at).toISOString(),
    account: userId,
    action,
    outcome: outcomeOf(record.steps),
    proofs: proofs.toSorted(),
    callerEnds,
    conversation,
    steps: record.steps.map(stepText),
    untold: untold?.owes ?? [],
  };
}

/** @param locks of each account that there was an attempt for */
export function reportOf(
  all: readonly { readonly record: AttemptRecord; readonly userId: string }[],
  locks: ReadonlyMap<string, readonly Lock[]>,
): Report {
  const count = (name: StepName, of = all): number =>
    of.flatMap(({ record }) => record.steps).filter((step) => step.name === name).length;
  // Of an unlock nothing is texted but the one-time PIN.
  const resets = all.filter(({ record }) => record.action === 'new password');
  return {
    attempts: all.length,
    outcomes: counted(all.map(({ record }) => outcomeOf(record.steps))),
    refused: counted(all.flatMap(({ record }) => refusalsOf(record))),
    locked: [...locks].flatMap(([account, held]) =>
      held.map(({ of, until }) => ({
        account,
        of,
        until: Number.isFinite(until) ? new Date(until).toISOString() : 'the lock is lifted',
      })),
    ),
    texts: {
      oneTimePins: count('pin sent'),
      passwords: count('told', resets),
      notices: count('owner warned') + count('told', resets) + count('not delivered', resets),
    },
    seen: all.map(({ record, userId }) => seenOf(record, userId)),
  };
}

/** Each kind of refusal and fault of an attempt, once. */
function refusalsOf({ steps: came }: AttemptRecord): readonly string[] {
  const kinds = came
    .filter(({ name }) => ['refused', 'undone'].includes(steps[name].kind))
    .map(({ name, reason }) => (reason === undefined ? shownAs(name) : `${shownAs(name)}: ${reason}`));
  return [...new Set(kinds)];
}

/** How often each is there, the most frequent first. */
function counted(all: readonly string[]): Counts {
  const names = [...new Set(all)].map((name) => [name, all.filter((one) => one === name).length] as const);
  return Object.fromEntries(names.toSorted(([, a], [, b]) => b - a));
}
