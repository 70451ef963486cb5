import type { Decision as DecisionOn, JournalStore, Store, Versioned } from '@opsline/attempts';
import { forgetMs } from './pin-policy.ts';

/** Something entered: its seal tells entries apart and nothing else; when, epoch ms. */
export type Attempt = { readonly seal: string; readonly at: number };

/** What an employee's entry was answered with. */
type Answer = Attempt & { readonly right: boolean };

/**
 * One row of table PinAttempt. There is a row for each employee and contact; each uses the part it needs. What counts
 * against a calling number and the whole line are journals, since many may be wrong at once who have nothing to do
 * with each other: those who withhold their number share one. All times are epoch ms.
 */
export type AttemptRow = Versioned & {
  /** Consecutive wrong PINs of an employee, and when the last one was (0: never). */
  readonly failures: number;
  readonly failedAt: number;
  /** What counts against a contact, oldest first. */
  readonly attempts: readonly Attempt[];
  /** An employee's latest answers, oldest first. */
  readonly answers: readonly Answer[];
};

/** The row of whom nothing is known about. */
export const newRow: AttemptRow = {
  version: 0,
  writtenAt: 0,
  failures: 0,
  failedAt: 0,
  attempts: [],
  answers: [],
};

/** What a rule answers, and the row to write. The same row object means: nothing changed. */
export type Decision<Verdict> = DecisionOn<Verdict, AttemptRow>;

/** Where attempts are kept. */
export type AttemptStore = Store<AttemptRow> & { readonly journal: JournalStore };

/** When a row may be deleted, epoch seconds; never while it remembers failures. */
export function forgetAt({ failures, writtenAt }: AttemptRow): number | undefined {
  return failures > 0 ? undefined : Math.ceil((writtenAt + forgetMs) / 1_000);
}
