import type { Details } from '../record/on-record.ts';
import type { Deed } from './deed.ts';
import type { RequestState } from './outcomes.ts';

/** Who wants an account reset or unlocked, and where. Identifiers hold no U+001F. */
export type ResetRequest = {
  readonly conversation: string;
  readonly details: Details;
  /** The number they call from, E.164, if it is known. */
  readonly caller: string | undefined;
  /** What was asked for, and the proof raised for. */
  readonly action: Deed;
  /** What was chosen where an unlock was offered in the place of a new password. */
  readonly chosen?: Deed | undefined;
  /** The one-time PIN, six digits, as far as one was typed. */
  readonly guess?: string | undefined;
};

/** Whose resets are limited: the account, and the phone that the password goes to, E.164. */
export type Target = { readonly userId: string; readonly phone: string };

/** What is to be done: what was chosen, or what was asked for. */
export function deedOf({ action, chosen = action }: Pick<ResetRequest, 'action' | 'chosen'>): Deed {
  return chosen;
}

/** How far a request has come once its write may be under way. */
export function claimedState(request: ResetRequest): RequestState {
  return deedOf(request) === 'unlock' ? 'unlock claimed' : 'claimed';
}
