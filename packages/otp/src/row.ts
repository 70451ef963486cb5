import type { Decision as DecisionOn, JournalStore, Store as RowStore, Versioned } from '@opsline/attempts';
import { forgetMs, knownMs } from './rules/policy.ts';

/**
 * As whom somebody asks for a holder's one-time PIN: the `owner`, known as such; a `stranger`, where the owner would be
 * known; `anybody`, where nobody is known yet; or the `helpdesk`, for the owner who is on the phone.
 */
export const askers = ['owner', 'stranger', 'anybody', 'helpdesk'] as const;
export type Asker = (typeof askers)[number];

/** A one-time PIN that was drawn for a holder and a conversation. It is not in here: `seal` and `guesses` are HMACs of it. */
export type DrawnPin = {
  readonly seal: string;
  /** When it was drawn, epoch ms. */
  readonly reservedAt: number;
  /** When its text message was accepted, epoch ms; absent until that is known. */
  readonly sentAt?: number;
  /** The different wrong guesses so far, sealed. */
  readonly guesses: readonly string[];
  readonly used: boolean;
  /** As whom it was asked for. */
  readonly asker: Asker;
};

/** A one-time PIN of a holder that may be alive: the key of its row, its seal, and when it was drawn, epoch ms. */
export type LivePin = { readonly place: string; readonly seal: string; readonly at: number };

/** Who is authenticated in a conversation: the encrypted holder, and when they were last heard, epoch ms. */
type Session = { readonly holder: string; readonly seenAt: number };

/**
 * One row of table Onetimepin. There is a row for each holder, phone, person, conversation and proof, and one for the
 * one-time PINs of a holder in a conversation; each kind uses the part it needs. All times are epoch ms.
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
  /** … those of them that were asked for by who was not known. */
  readonly strangersSends: readonly number[];
  /** The one-time PINs of a holder that may be alive, in all conversations, oldest first. */
  readonly live: readonly LivePin[];
  /** When a conversation was wrong, oldest first, as far back as a limit looks. */
  readonly misses: readonly number[];
  /** When a right one-time PIN was typed, for a holder, and in a conversation. */
  readonly provenAt?: number;
  /** When the owner of a phone was told last that somebody tries. */
  readonly warnedAt?: number;
  readonly session?: Session;
};

/** The row of somebody nothing is known about. */
export const newRow: Row = {
  version: 0,
  writtenAt: 0,
  failures: 0,
  failedAt: 0,
  sends: [],
  strangersSends: [],
  live: [],
  misses: [],
};

/** What a rule answers: its verdict, and the row to write. The same row object means: nothing changed. */
export type Decision<Verdict> = DecisionOn<Verdict, Row>;

/** When a row may be deleted, epoch seconds; never while it remembers failures, nor while somebody is known by it. */
export function forgetAt({ failures, writtenAt, provenAt }: Row): number | undefined {
  const known = provenAt === undefined ? 0 : provenAt + knownMs;
  return failures > 0 ? undefined : Math.ceil(Math.max(writtenAt + forgetMs, known) / 1_000);
}

/** Where the rows of one-time PINs are kept, and the journal of the whole line. */
export type Store = RowStore<Row> & { readonly journal: JournalStore };
