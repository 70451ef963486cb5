import type { Restorable } from '@opsline/local-kit/snapshot';
import type { Scenario } from './scenario.ts';

/** The small company as it is now: the one place where it is held, so that what is put there is what is answered of next. */
export type HeldScenario = Restorable & {
  readonly current: () => Scenario;
  readonly put: (scenario: Scenario) => void;
  /** Told each time after one was put; returns the function that ends that. */
  readonly on: (listener: () => void) => () => void;
};

/** Holds a scenario. */
export function holdScenario(first: Scenario): HeldScenario {
  let scenario = first;
  const listeners = new Set<() => void>();
  const put = (next: Scenario): void => {
    scenario = next;
    for (const listener of listeners) listener();
  };
  return {
    current: () => scenario,
    put,
    snapshot: () => {
      const kept = scenario;
      return () => put(kept);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
