import { setImmediate, setTimeout } from 'node:timers/promises';

/** Time as an execution sees it: `now` in epoch milliseconds, `wait` in milliseconds. */
export type Clock = {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The longest wait a timer of Node takes; a longer one would end at once. */
const longestWait = 2 ** 31 - 1;

/** The computer's own time. Refuses to wait for more than 24 days. */
export const realClock: Clock = {
  now: Date.now,
  wait: async (ms, signal) => {
    if (ms > longestWait) throw new RangeError(`cannot wait ${ms} ms in real time`);
    await setTimeout(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  },
};

type Timer = {
  readonly due: number;
  readonly ring: () => void;
};

/**
 * Time that starts at `start` and jumps to the next waiting timer whenever nothing else is left to do.
 * Made for resources that live in memory: one that waits for a real network would see its time run out.
 */
export function virtualClock(start: number): Clock {
  let time = start;
  let pumping = false;
  const timers = new Set<Timer>();
  const pump = async () => {
    pumping = true;
    await setImmediate();
    while (timers.size > 0) {
      const first = [...timers].reduce((a, b) => (b.due < a.due ? b : a));
      timers.delete(first);
      time = Math.max(time, first.due);
      first.ring();
      await setImmediate();
    }
    pumping = false;
  };
  return {
    now: () => time,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = { due: time + ms, ring: resolve };
        timers.add(timer);
        const cancel = () => {
          timers.delete(timer);
          resolve();
        };
        signal?.addEventListener('abort', cancel, { once: true });
        if (!pumping) void pump();
      }),
  };
}
