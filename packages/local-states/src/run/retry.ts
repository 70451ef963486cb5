import { covers } from './failures.ts';

/** One entry of a Retry field, defaults filled in (AWS: 1 s, 3 attempts, rate 2). */
export type Retrier = {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly jitter: 'FULL' | 'NONE';
};

/**
 * The milliseconds to wait before retry number `attempt` (0 is the first retry).
 * FULL draws evenly between nothing and the computed delay; `random` gives 0 up to, not including, 1.
 */
export function retryDelay(retrier: Retrier, attempt: number, random: () => number): number {
  const seconds = retrier.intervalSeconds * retrier.backoffRate ** attempt;
  const capped = Math.min(seconds, retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(capped * 1000 * (retrier.jitter === 'FULL' ? random() : 1));
}

/** The index of the first retrier that covers the error, or -1. Each retrier counts its own attempts. */
export function retrierFor(retriers: readonly Retrier[], error: string | undefined): number {
  return retriers.findIndex(({ errorEquals }) => errorEquals.some((pattern) => covers(pattern, error)));
}
