import { setTimeout as realSleep } from 'node:timers/promises';
import { isPassing, isThrottled } from '../patching/call-errors.ts';

/** How a call that is to be repeated is waited for. */
export type Waiting = {
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0, inclusive, to 1. */
  readonly random: () => number;
};

/** Waits for real. */
export const realWaiting: Waiting = {
  sleep: (ms, signal) => realSleep(ms, undefined, { signal }),
  random: Math.random,
};

/** The first wait, and the longest, in milliseconds: short beside the seconds in which an answer has to be there. */
const [shortest, longest] = [100, 1_000];

/** A call that fails for a reason that may pass is made so often in all. */
const attempts = 3;

/**
 * Makes a call, and again while that may help: as long as it is throttled, three times if it fails otherwise. The waits
 * double, with full jitter (AWS Architecture Blog, Exponential Backoff And Jitter).
 *
 * The SDK's own repeats go on after their caller has given up: their waits then end in the middle of the next turn, whose
 * share of calls they take.
 *
 * @param signal ends the waits
 * @throws what the last call threw, or that the signal aborted
 */
export async function repeated<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  { sleep, random }: Waiting,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!mayHelp(error, attempt)) throw error;
      await sleep(random() * Math.min(longest, shortest * 2 ** (attempt - 1)), signal);
    }
  }
}

function mayHelp(error: unknown, attempt: number): boolean {
  return isThrottled(error) || (attempt < attempts && isPassing(error));
}
