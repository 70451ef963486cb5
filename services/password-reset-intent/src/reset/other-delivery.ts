import { type Log, namesOf } from '../log.ts';
import { type RequestState, type ResetOutcome, resetStates } from './outcomes.ts';
import type { ResetRecords } from './records.ts';
import { claimedState, type ResetRequest } from './request.ts';
import { isNothingDone } from './rules.ts';

/** What looking for another delivery of the same request needs of the outside. */
export type Looking = {
  readonly records: Pick<ResetRecords, 'stateOf'>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Resolves after a moment, in which the other one goes on. */
  readonly pause: () => Promise<void>;
  readonly log: Log;
};

/** So often it is looked, a moment apart, for what another delivery begins whose one-time PIN was right (ours). */
const looksForBeginning = 8;

/** … and for its end, but no longer than that, ms: Lex waits 30 s (ours). */
const looksForEnd = 40;
const longestMs = 10_000;

/** How far an earlier delivery came. While that cannot be known, nobody can be told that nothing was changed. */
export async function earlierOf(
  { records, log }: Looking,
  request: ResetRequest,
): Promise<RequestState | undefined> {
  try {
    return await records.stateOf(request);
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    return claimedState(request);
  }
}

/**
 * What another delivery of this request has begun, which came before or comes at the same time, and has used up the
 * one-time PIN.
 *
 * @param before how far the request had come until then
 * @returns undefined where nothing begins: then it was used before, and proves nothing
 */
export async function begunSince(
  world: Looking,
  request: ResetRequest,
  before: RequestState | undefined,
): Promise<RequestState | undefined> {
  for (let look = 0; look < looksForBeginning; look += 1) {
    const state = await earlierOf(world, request);
    if (state !== before || isNothingDone(state)) return state;
    await world.pause();
  }
  return undefined;
}

/** How another delivery of this request ends, which has come so far; where that takes too long, what is known of it. */
export async function endOf(
  world: Looking,
  request: ResetRequest,
  begun: RequestState,
): Promise<ResetOutcome> {
  const from = world.now();
  let state = begun;
  for (let look = 0; look < looksForEnd && isUnderWay(state) && world.now() - from < longestMs; look += 1) {
    await world.pause();
    state = (await earlierOf(world, request)) ?? state;
  }
  return resetStates[state].again;
}

function isUnderWay(state: RequestState): boolean {
  return !('says' in resetStates[state]);
}
