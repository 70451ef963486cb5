import { messages } from '../messages.ts';
import type { Deed } from './deed.ts';

/**
 * How far a reset has come, and how it ended. `claimed`: a write may be under way. `written`: the password was changed,
 * and the text message with it may have been sent. The others are ends: `told`, the text message was sent; `not
 * delivered`, it was not; `unknown`, no answer came to the write; `denied`, whatever was not right, nothing was changed;
 * `too soon`, `too often`, `unlocked too often` and `too many answers`, a limit; `pin refused`, the one-time PIN did not prove possession; `nothing done`, a fault of ours, nothing was changed.
 *
 * An unlock: `unlock claimed`, a write may be under way. `unlock offered` to somebody who wants a new password for an
 * account that is merely locked: nothing is written until they have chosen, in time (`choice lapsed`). The rest are its
 * ends, with what the account needs beside it; `not unlocked` is its fault of ours.
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
  'unlock claimed': { again: 'unlock unknown' },
  'unlock offered': {
    says: [messages.merelyLocked, messages.offerUnlock],
    next: 'offer an unlock',
    again: 'unlock offered',
  },
  'choice lapsed': {
    says: [messages.choiceLapsed, messages.pinAgain],
    next: 'ask for another one-time PIN',
  },
  unlocked: { says: [messages.unlocked], next: 'end', helpdesk: 'UNLOCKED', again: 'unlocked' },
  'unlocked, expired': {
    says: [messages.unlockedNow, messages.expired, messages.offerReset],
    next: 'offer a new password',
    helpdesk: 'UNLOCKED',
    again: 'unlocked, expired',
  },
  'not locked': {
    says: [messages.notLocked, messages.offerReset],
    next: 'offer a new password',
    again: 'not locked',
  },
  'not locked, expired': {
    says: [messages.notLocked, messages.expired, messages.offerReset],
    next: 'offer a new password',
    again: 'not locked, expired',
  },
  'unlock unknown': {
    says: [messages.unlockUnknown],
    next: 'hand over',
    helpdesk: 'UNLOCK_OUTCOME_UNKNOWN',
    again: 'unlock unknown',
  },
  'unlocked too often': {
    says: [messages.unlockedTooOften],
    next: 'hand over',
    again: 'unlocked too often',
  },
  'not unlocked': { says: [messages.notUnlocked], next: 'hand over', again: 'not unlocked' },
  'nothing done': { says: [messages.unavailable], next: 'hand over', again: 'nothing done' },
} as const;

type States = typeof resetStates;

/** The states that have something in a column. */
type Having<Column extends string> = {
  [State in keyof States]: States[State] extends Readonly<Record<Column, unknown>> ? State : never;
}[keyof States];

/** How a reset ended, for whoever asked for it. */
export type ResetOutcome = Having<'says'>;

/** What is told to people beside the caller, of a new password and of an unlock. */
export type ToldUnlock = Extract<Having<'helpdesk'>, 'unlocked' | 'unlocked, expired' | 'unlock unknown'>;
export type ToldReset = Exclude<Having<'helpdesk'>, ToldUnlock>;

/** A fault before the write, as it is told. */
export const nothingDone = {
  'new password': 'nothing done',
  unlock: 'not unlocked',
} as const satisfies Readonly<Record<Deed, ResetOutcome>>;

/** How far a request has come, as it is written down. */
export type RequestState = Having<'again'>;

/** Whether this is a state that is written down. */
export function isRequestState(state: unknown): state is RequestState {
  return Object.entries(resetStates).some(([name, row]) => name === state && 'again' in row);
}

/** A request was denied, or met a limit, or has nothing to be written, and so it is written down. */
export type Left = {
  readonly state: Exclude<ResetOutcome, 'pin refused' | 'choice lapsed'>;
  readonly reason?: string;
};
