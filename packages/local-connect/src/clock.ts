import { setTimeout as realSleep } from 'node:timers/promises';

/** Time as the player sees it. Milliseconds; `now` is the epoch time. */
export type Clock = {
  readonly now: () => number;
  /** Resolves after `ms`. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Calls `fire` after `ms` unless the returned function is called before. */
  readonly timer: (ms: number, fire: () => void) => () => void;
};

/** The clock on the wall. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms) => {
    await realSleep(ms);
  },
  timer: (ms, fire) => {
    const timeout = setTimeout(fire, ms);
    return () => clearTimeout(timeout);
  },
};

/** Lets the time pass that a caller took: a port may answer before the time it speaks of is over. */
export async function passUntil(clock: Clock, at: number): Promise<void> {
  const missing = at - clock.now();
  if (missing > 0) await clock.sleep(missing);
}

/** What `work` resolves to, or `'too late'` when it has not after `ms`; its signal then aborts. */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'too late'> {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<'too late'>();
  const cancel = clock.timer(ms, () => {
    resolve('too late');
    controller.abort();
  });
  try {
    return await Promise.race([promise, work(controller.signal)]);
  } finally {
    cancel();
  }
}
