import type { Versioned } from '@opsline/attempts';

/**
 * How far a request has come (D13). `claimed`: a write may be under way. `written`: the password was changed, and the
 * text message with it may have been sent. The others are ends: `told`, the message was accepted; `not delivered`, it
 * was not; `unknown`, no answer came to the write; `denied`, nothing was changed.
 */
export const requestStates = ['claimed', 'written', 'told', 'not delivered', 'unknown', 'denied'] as const;
export type RequestState = (typeof requestStates)[number];

/**
 * One row of table PasswordReset. There is a row for each account, caller, phone and request; each kind uses the part
 * it needs. All times are epoch ms.
 */
export type Row = Versioned & {
  /** When answers were compared that were not right; oldest first. */
  readonly wrong: readonly number[];
  /** When answers began to be compared whose verdict is not known yet; oldest first. */
  readonly underWay: readonly number[];
  /** When resets were begun, oldest first. */
  readonly resets: readonly number[];
  /** What became of a request, and when it began. */
  readonly request?: { readonly state: RequestState; readonly at: number };
};

/** The row of somebody nothing is known about. */
export const newRow: Row = { version: 0, writtenAt: 0, wrong: [], underWay: [], resets: [] };
