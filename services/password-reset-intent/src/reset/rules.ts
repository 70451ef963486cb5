import { fits, withTime } from '@opsline/attempts';
import { hour, minute } from '@opsline/function-kit/durations';
import { choiceMs } from '@opsline/otp/proof';
import { nothingDone, type RequestState } from './outcomes.ts';
import { pause, resets, unlocks, wrongAnswers } from './policy.ts';
import type { ResetRequest } from './request.ts';
import type { Row } from './row.ts';

/** For so long the same details in the same conversation are the same request: a second reset is not due anyway. */
const requestMs = hour;

/**
 * Answers whose comparison began this long ago and has no verdict never got one: the function ends after 28 s, and then
 * nobody learned anything from them (ours).
 */
const comparisonMs = minute;

/** Written so that a time in the future counts as recent. */
function stillUnderWay({ underWay }: Row, now: number): readonly number[] {
  return underWay.filter((at) => !(now - at >= comparisonMs));
}

/** Whether answers of an account or a caller may be compared: what is under way may turn out wrong, and counts. */
export function mayCompare(row: Row, now: number): boolean {
  return fits([...row.wrong, ...stillUnderWay(row, now)], wrongAnswers, now);
}

/** The row of an account or a caller whose answers begin to be compared. */
export function began(row: Row, at: number): Row {
  return { ...row, underWay: [...stillUnderWay(row, at), at] };
}

/** The row once it is known whether the answers that began to be compared then count as wrong. */
export function verdictKnown(row: Row, at: number, counts: 'counts' | 'does not count'): Row {
  const underWay = without(row.underWay, at);
  return counts === 'counts'
    ? { ...row, underWay, wrong: withTime(row.wrong, wrongAnswers, at) }
    : { ...row, underWay };
}

/** The row without the answers that began to be compared then: nobody was told what came of it. */
export function neverCompared(row: Row, at: number): Row {
  return {
    ...row,
    underWay: without(row.underWay, at),
    wrong: without(row.wrong, at),
  };
}

/** Whether an account or a phone may have a reset. */
export function mayBeReset(row: Row, now: number): boolean {
  return fits(row.resets, resets, now);
}

/** Why an account has no reset now: it had one just before, or it or the phone had too many. */
export function whyNotReset(account: Row, now: number): 'too soon' | 'too often' {
  return fits(account.resets, [pause], now) ? 'too often' : 'too soon';
}

/** The row of an account or a phone with a reset. */
export function wasReset(row: Row, at: number): Row {
  return { ...row, resets: withTime(row.resets, resets, at) };
}

/** The row without the reset that was counted then. */
export function notReset(row: Row, at: number): Row {
  return { ...row, resets: without(row.resets, at) };
}

/** Whether an account may be unlocked. */
export function mayBeUnlocked(row: Row, now: number): boolean {
  return fits(row.unlocks, unlocks, now);
}

/** The row of an account with an unlock. */
export function wasUnlocked(row: Row, at: number): Row {
  return { ...row, unlocks: withTime(row.unlocks, unlocks, at) };
}

/** The row without the unlock that was counted then. */
export function notUnlocked(row: Row, at: number): Row {
  return { ...row, unlocks: without(row.unlocks, at) };
}

/** What an unlock in the place of a new password can come to, after which a new password may be asked for all the same. */
const unlockEnds: readonly (RequestState | undefined)[] = [
  'unlocked',
  'unlocked, expired',
  'not locked',
  'not locked, expired',
  'unlock unknown',
  'unlocked too often',
];

/**
 * Whether a request may begin that has come so far: a new one, one that waits for the choice that is made now, and one for
 * a new password after the account was unlocked instead, with a new one-time PIN.
 */
export function mayBegin(state: RequestState | undefined, { action, chosen }: ResetRequest): boolean {
  if (chosen !== undefined) return state === 'unlock offered';
  return (
    state === undefined || isNothingDone(state) || (action === 'new password' && unlockEnds.includes(state))
  );
}

/** Whether a request came to nothing by a fault of ours: then it may begin anew, with another one-time PIN. */
export function isNothingDone(state: RequestState | undefined): boolean {
  return Object.values(nothingDone).some((one) => one === state);
}

/** The row of a request that has come so far, and when it began. */
export function withState(row: Row, state: RequestState, at: number): Row {
  return { ...row, request: { state, at } };
}

/** How far a request has come, if it is remembered; written so that one in the future counts as recent. */
export function recent({ request }: Row, now: number): RequestState | undefined {
  if (request === undefined) return undefined;
  const rememberedMs = request.state === 'unlock offered' ? choiceMs : requestMs;
  return now - request.at >= rememberedMs ? undefined : request.state;
}

function without(times: readonly number[], at: number): readonly number[] {
  const place = times.lastIndexOf(at);
  return place === -1 ? times : times.toSpliced(place, 1);
}
