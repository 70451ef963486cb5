import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

// The SDK tries three times; of 100 calls that each fail once in five times, none fails as often as this.
const ROUNDS = 3;
const LONGEST_PAUSE_MS = 40;

const PASSING = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];
const CUT_OFF = ['ECONNRESET', 'EPIPE'];

const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (PASSING.includes(error.name) || ('code' in error && CUT_OFF.includes(String(error.code))));

/** A pause of up to 40 ms by chance, so that whoever lost a race does not meet the same people again. */
export const pauseByChance = (): Promise<unknown> => sleep(randomInt(LONGEST_PAUSE_MS));

/**
 * Does something again that AWS had no room for, or whose connection broke, after the SDK has given up. Not what took
 * too long: whoever waits has waited long enough. The work must be such that doing it twice is doing it once.
 */
export const persistently = async <T>(work: () => Promise<T>, pause = pauseByChance): Promise<T> => {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (round === ROUNDS || !isPassing(error)) throw error;
      await pause();
    }
  }
};
