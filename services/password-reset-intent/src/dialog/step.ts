import type { LexReply } from '@opsline/lex-kit';
import type { Details } from '../details.ts';

/** Whether the directory can be asked now, for anybody at all. */
export type Directory = 'answers' | 'is down';

/**
 * What came of a reset. `reset`: done, and the text message with the password was accepted. `pin refused`: the
 * one-time PIN did not prove possession. `denied`: whatever was not right, nothing was changed. `not delivered`:
 * changed, but the text message may not have been sent. `unknown`: it may or may not have been changed.
 * `unavailable`: a fault of ours, nothing was changed.
 */
export type ResetOutcome = 'reset' | 'pin refused' | 'denied' | 'not delivered' | 'unknown' | 'unavailable';

/**
 * What is to be done next: the reply, or something outside whose outcome decides how it goes on.
 * Steps are data, so that a decision can be tested without doing anything.
 */
export type Step =
  | { readonly do: 'reply'; readonly reply: LexReply }
  | { readonly do: 'check the directory'; readonly next: (directory: Directory) => Step }
  | { readonly do: 'request one-time PIN'; readonly userId: string; readonly next: () => Step }
  | {
      readonly do: 'reset';
      readonly details: Details;
      /** The one-time PIN, six digits; undefined where none is asked for. */
      readonly guess: string | undefined;
      readonly next: (outcome: ResetOutcome) => Step;
    };

/** The last step. */
export function replyWith(reply: LexReply): Step {
  return { do: 'reply', reply };
}
