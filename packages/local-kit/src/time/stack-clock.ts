import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Restorable } from '../snapshot.ts';
import { type Clock, realClock } from './clock.ts';

/** The clock of a stack: the machine's, until time is let pass, or put back by a snapshot to the moment that it has. */
export type StackClock = Clock &
  Restorable & {
    /** By how many milliseconds it is ahead of the machine's. */
    readonly ahead: () => number;
    /**
     * Lets so many milliseconds pass at once. Who sleeps until a moment in between wakes; a timer, being a limit on work that
     * takes its real time, does not end sooner.
     */
    readonly pass: (ms: number) => void;
    /** Calls `listener` after time was let pass or put back, from now on; returns the function that ends that. */
    readonly on: (listener: () => void) => () => void;
    /** Where the stack's processes read how far it is ahead, as `own-time` does. */
    readonly file: string;
    readonly stop: () => Promise<void>;
  };

/** A sleep looks at the time again after a day. */
const mostMs = 86_400_000;

/** Starts a clock that tells the machine's time. */
export function startStackClock(): StackClock {
  const folder = mkdtempSync(join(tmpdir(), 'opsline-clock-'));
  const file = join(folder, 'ahead');
  const kept = openSync(file, 'w');
  const bytes = Buffer.alloc(8);
  const listeners = new Set<() => void>();
  let ahead = 0;
  const set = (ms: number): void => {
    ahead = ms;
    bytes.writeDoubleLE(ms);
    writeSync(kept, bytes, 0, bytes.length, 0);
  };
  const move = (ms: number): void => {
    set(ms);
    for (const listener of listeners) listener();
  };
  const now = (): number => realClock.now() + ahead;
  const on = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  set(0);
  return {
    now,
    timer: realClock.timer,
    sleep: async (ms, signal) => {
      const until = now() + ms;
      while (now() < until && !signal?.aborted) {
        const passed = new AbortController();
        const off = on(() => passed.abort());
        // A moment may be further away than a timer reaches, where time was put back.
        const next = Math.min(until - now(), mostMs);
        await realClock.sleep(next, AbortSignal.any([passed.signal, ...(signal ? [signal] : [])]));
        off();
      }
    },
    ahead: () => ahead,
    pass: (ms) => move(ahead + ms),
    snapshot: () => {
      const then = now();
      return () => move(then - realClock.now());
    },
    on,
    file,
    stop: async () => {
      closeSync(kept);
      rmSync(folder, { recursive: true });
    },
  };
}
