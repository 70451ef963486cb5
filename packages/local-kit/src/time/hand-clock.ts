import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** A clock that stands still until somebody moves it: for what waits for a real network meanwhile. */
export type HandClock = Clock & {
  /** Lets so many milliseconds pass; what waits for a moment in between goes on then, in order. */
  readonly pass: (ms: number) => Promise<void>;
};

type Alarm = { readonly at: number; readonly fire: () => void };

/** A clock that stands at `start` (epoch ms). */
export function handClock(start: number): HandClock {
  let time = start;
  let alarms: readonly Alarm[] = [];

  const timer = (ms: number, fire: () => void): (() => void) => {
    const alarm = { at: time + ms, fire };
    // The sort is stable: alarms of the same instant ring in the order they were set.
    alarms = [...alarms, alarm].toSorted((a, b) => a.at - b.at);
    return () => {
      alarms = alarms.filter((other) => other !== alarm);
    };
  };
  const ringUntil = async (end: number): Promise<void> => {
    const [next, ...rest] = alarms;
    if (next === undefined || next.at > end) return;
    alarms = rest;
    time = Math.max(time, next.at);
    next.fire();
    await othersFirst();
    await ringUntil(end);
  };
  return {
    now: () => time,
    timer,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || ms <= 0) return resolve();
        const drop = timer(ms, resolve);
        signal?.addEventListener('abort', () => resolve(drop()), { once: true });
      }),
    pass: async (ms) => {
      const end = time + ms;
      await ringUntil(end);
      // Whoever else let time pass meanwhile may have let more pass.
      time = Math.max(time, end);
      await othersFirst();
    },
  };
}
