import type { Told } from './told.ts';

/** What is known of a message when it comes out of the queue. */
export type Taken =
  /** It is the first time; it is begun now. */
  | { readonly is: 'new' }
  /** It has been answered, or it is another message under the same event. */
  | { readonly is: 'duplicate' }
  /** It was begun and cut off: whether Lex took the turn is not known. */
  | { readonly is: 'begun' }
  /** What is told was kept; whether it was posted is not known. */
  | { readonly is: 'answered'; readonly told: Told };

/** How a message is known again. */
export type Known = { readonly key: string; readonly event?: string | undefined };

/** What is remembered of messages and conversations. Every function throws when the table is down. */
export type Memory = {
  /**
   * Begins a message, unless it is known: by its event, or by where, by whom and when it was said.
   *
   * @param by a random mark of this attempt: a write of its own whose answer was lost is known again by it
   */
  take(message: Known, attempt: { by: string; forMs: number }): Promise<Taken>;
  /** Keeps what is told, before it is posted. */
  answered(message: Known, told: Told): Promise<void>;
  /** It is posted; all that is known of it from now on is that. */
  done(message: Known): Promise<void>;
  /** Lex certainly did not take the turn: the next attempt begins anew. */
  reopen(message: Known): Promise<void>;
  /** A conversation has ended, with the post of this moment. */
  end(conversation: string, at: string): Promise<void>;
  /** The moment of the post with which a conversation ended last; undefined where that is not known, or long ago. */
  endOf(conversation: string): Promise<string | undefined>;
};
