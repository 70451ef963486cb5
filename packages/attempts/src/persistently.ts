import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

// The SDK tries three times; of 100 calls that each fail once in five times, none fails as often as this.
const rounds = 3;
const longestPauseMs = 40;

const passing = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];
const cutOff = ['ECONNRESET', 'EPIPE'];

function isPassing(error: unknown): boolean {
  return (
    error instanceof Error &&
    (passing.includes(error.name) || ('code' in error && cutOff.includes(String(error.code))))
  );
}

/** A pause of up to 40 ms by chance, so that whoever lost a race does not meet the same people again. */
export function pauseByChance(): Promise<unknown> {
  return sleep(randomInt(longestPauseMs));
}

/**
 * Does something again that AWS had no room for, or whose connection broke, after the SDK has given up. Not what took
 * too long: whoever waits has waited long enough. The work must be such that doing it twice is doing it once.
 */
export async function persistently<T>(work: () => Promise<T>, pause = pauseByChance): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (round === rounds || !isPassing(error)) throw error;
      await pause();
    }
  }
}
