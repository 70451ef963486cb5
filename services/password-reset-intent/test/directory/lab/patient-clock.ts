import type { Clock } from '../../../src/directory/clock.ts';

/** How long whoever waits still has for what was sent to them before, milliseconds. */
const grace = 50;

/**
 * A clock of a machine that may be as slow as it likes: no limit passes by itself. The shortest of those that run
 * passes once it is told that nothing more comes.
 *
 * @param now epoch ms
 */
export function patientClock(now: () => number = Date.now) {
  const running = new Set<{ readonly ms: number; readonly fire: () => void }>();
  const passed: number[] = [];
  let silent = false;

  const nothingMoreComes = (): void => {
    const [shortest] = [...running].toSorted((one, other) => one.ms - other.ms);
    setTimeout(() => {
      if (shortest === undefined || !running.delete(shortest)) return;
      passed.push(shortest.ms);
      shortest.fire();
    }, grace);
  };
  const after: Clock['after'] = (ms, fire) => {
    const limit = { ms, fire };
    running.add(limit);
    if (silent) nothingMoreComes();
    return () => running.delete(limit);
  };
  return {
    now,
    after,
    nothingMoreComes,
    /** The limits that have passed so far, milliseconds. */
    passed: (): readonly number[] => passed,
    /** Nothing comes from now on, whatever is asked; or something does again. */
    silence: (begins: boolean): void => {
      silent = begins;
    },
  };
}

/** What `patientClock` gives. */
export type PatientClock = ReturnType<typeof patientClock>;
