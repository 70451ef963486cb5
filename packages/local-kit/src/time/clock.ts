import { setTimeout as realSleep } from 'node:timers/promises';

/** Time as a stand-in sees it. Milliseconds; `now` is the epoch time. */
export type Clock = {
  readonly now: () => number;
  /** Resolves after `ms`, at once when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Calls `fire` after `ms` unless the returned function is called before. */
  readonly timer: (ms: number, fire: () => void) => () => void;
};

/** The longest that a timer of Node takes; a longer one would end at once. */
const longestSleep = 2 ** 31 - 1;

/** The clock on the wall. Refuses to wait for more than 24 days. */
export const realClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    if (ms > longestSleep) throw new RangeError(`cannot wait ${ms} ms in real time`);
    await realSleep(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  },
  timer: (ms, fire) => {
    const timeout = setTimeout(fire, ms);
    return () => clearTimeout(timeout);
  },
};

type Alarm = {
  readonly at: number;
  readonly fire: () => void;
  /** Somebody waits for this one: time may run towards it. */
  readonly awaited: boolean;
};

/**
 * A clock for tests that starts at `start` (epoch ms). Nobody waits for real: as soon as nothing else happens,
 * time jumps to the next alarm. Only `sleep` moves time by itself; a `timer`, being a limit on something else,
 * fires when time passes it.
 */
export function virtualClock(start: number): Clock {
  let time = start;
  let alarms: readonly Alarm[] = [];
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || !alarms.some(({ awaited }) => awaited)) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      ring();
      schedule();
    });
  };
  const ring = (): void => {
    const [next, ...rest] = alarms;
    if (next === undefined) return;
    alarms = rest;
    time = Math.max(time, next.at);
    next.fire();
  };
  const add = (alarm: Alarm): void => {
    // The sort is stable: alarms of the same instant ring in the order they were set.
    alarms = [...alarms, alarm].toSorted((a, b) => a.at - b.at);
    schedule();
  };
  const drop = (alarm: Alarm): void => {
    alarms = alarms.filter((other) => other !== alarm);
  };
  return {
    now: () => time,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const alarm: Alarm = { at: time + ms, fire: resolve, awaited: true };
      add(alarm);
      const end = () => {
        drop(alarm);
        resolve();
      };
      signal?.addEventListener('abort', end, { once: true });
      await promise;
      signal?.removeEventListener('abort', end);
    },
    timer: (ms, fire) => {
      const alarm: Alarm = { at: time + ms, fire, awaited: false };
      add(alarm);
      return () => drop(alarm);
    },
  };
}
