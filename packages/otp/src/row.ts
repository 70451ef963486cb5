import type { Decision as DecisionOn, JournalStore, Store as RowStore, Versioned } from '@opsline/attempts';
import { forgetMs } from './rules/policy.ts';

/** A one-time PIN that was drawn for a holder. It is not in here: `seal` and `guesses` are HMACs of it. */
export type DrawnPin = {
  readonly seal: string;
  /** When it was drawn, epoch ms. */
  readonly reservedAt: number;
  /** When its text message was accepted, epoch ms; absent until then, and then it never matches. */
  readonly sentAt?: number;
  /** The different wrong guesses so far, sealed. */
  readonly guesses: readonly string[];
  readonly used: boolean;
};

/** Who is authenticated in a conversation: the encrypted holder, and when they were last heard, epoch ms. */
type Session = { readonly holder: string; readonly seenAt: number };

/**
 * One row of table Onetimepin. There is a row for each holder, phone, person, conversation and proof; each kind uses
 * the part it needs. All times are epoch ms.
 */
export type Row = Versioned & {
  readonly pin?: DrawnPin;
  /** The key of the phone row that this holder's failures count against too. */
  readonly phone?: string;
  /** Consecutive failures, and when the last one was (0: never). */
  readonly failures: number;
  readonly failedAt: number;
  /** When text messages were asked for, oldest first, as far back as a limit looks. */
  readonly sends: readonly number[];
  readonly session?: Session;
};

/** The row of somebody nothing is known about. */
export const newRow: Row = {
  version: 0,
  writtenAt: 0,
  failures: 0,
  failedAt: 0,
  sends: [],
};

/** What a rule answers: its verdict, and the row to write. The same row object means: nothing changed. */
export type Decision<Verdict> = DecisionOn<Verdict, Row>;

/** When a row may be deleted, epoch seconds; never while it remembers failures. */
export function forgetAt({ failures, writtenAt }: Row): number | undefined {
  return failures > 0 ? undefined : Math.ceil((writtenAt + forgetMs) / 1_000);
}

/** Where the rows of one-time PINs are kept, and the journal of the whole line. */
export type Store = RowStore<Row> & { readonly journal: JournalStore };
