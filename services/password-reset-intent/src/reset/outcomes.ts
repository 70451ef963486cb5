import { messages } from '../messages.ts';

/**
 * How far a reset has come, and how it ended. `claimed`: a write may be under way. `written`: the password was changed,
 * and the text message with it may have been sent. The others are ends: `told`, the text message was sent; `not
 * delivered`, it was not; `unknown`, no answer came to the write; `denied`, whatever was not right, nothing was changed;
 * `too soon`, `too often` and `too many answers`, a limit; `pin refused`, the one-time PIN did not prove possession; `nothing done`, a fault of ours, nothing was changed.
 *
 * `says` is what the caller hears of an end, and `next` how the conversation goes on. `helpdesk` is what the helpdesk is
 * told. `again` is the end that an event hears which is delivered again: where it is empty, no trace is left, and the
 * reset may begin anew.
 */
export const resetStates = {
  claimed: { again: 'unknown' },
  written: { again: 'not delivered' },
  told: { says: [messages.reset, messages.mustChange], next: 'end', helpdesk: 'RESET', again: 'told' },
  'not delivered': {
    says: [messages.notDelivered],
    next: 'hand over',
    helpdesk: 'RESET_NOT_DELIVERED',
    again: 'not delivered',
  },
  unknown: {
    says: [messages.outcomeUnknown],
    next: 'hand over',
    helpdesk: 'RESET_OUTCOME_UNKNOWN',
    again: 'unknown',
  },
  denied: {
    says: [messages.detailsIncorrect, messages.letUsTryAgain],
    next: 'ask for the user ID',
    again: 'denied',
  },
  // The limits: said to somebody who has proved possession. The first two come after right answers alone.
  'too soon': { says: [messages.resetTooSoon], next: 'hand over', again: 'too soon' },
  'too often': { says: [messages.resetTooOften], next: 'hand over', again: 'too often' },
  'too many answers': { says: [messages.tooManyAnswers], next: 'hand over', again: 'too many answers' },
  'pin refused': { says: [messages.pinRefused], next: 'ask for the one-time PIN' },
  'nothing done': { says: [messages.unavailable], next: 'hand over' },
} as const;

type States = typeof resetStates;

/** The states that have something in a column. */
type Having<Column extends string> = {
  [State in keyof States]: States[State] extends Readonly<Record<Column, unknown>> ? State : never;
}[keyof States];

/** How a reset ended, for whoever asked for it. */
export type ResetOutcome = Having<'says'>;

/** What is told to people beside the caller. */
export type Told = Having<'helpdesk'>;

/** How far a request has come, as it is written down. */
export type RequestState = Having<'again'>;

/** Whether this is a state that is written down. */
export function isRequestState(state: unknown): state is RequestState {
  return Object.entries(resetStates).some(([name, row]) => name === state && 'again' in row);
}
