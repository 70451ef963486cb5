import type { Clock } from './clock.ts';

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
  return {
    now: () => time,
    sleep: (ms) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      add({ at: time + ms, fire: resolve, awaited: true });
      return promise;
    },
    timer: (ms, fire) => {
      const alarm: Alarm = { at: time + ms, fire, awaited: false };
      add(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
  };
}
