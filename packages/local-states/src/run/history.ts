import { StateFailure } from './failures.ts';

/** One event of an execution's history, named as the service names it. `time` is epoch milliseconds. */
export type HistoryEvent = {
  readonly id: number;
  readonly type: string;
  readonly time: number;
  /** The state it belongs to; none for the execution's own events. */
  readonly state: string | undefined;
};

/** Records the events of one execution in order. */
export type History = {
  /** Adds an event and gives its id, counted from 1. Throws StateFailure past the limit. */
  readonly record: (type: string, state?: string) => number;
  readonly events: () => readonly HistoryEvent[];
};

/** Starts an empty history that takes at most `limit` events (AWS quota: 25,000). */
export function createHistory(now: () => number, limit: number): History {
  const events: HistoryEvent[] = [];
  return {
    record: (type, state) => {
      // The last place is kept for the event that ends the execution.
      if (events.length >= limit - 1 && !type.startsWith('Execution')) {
        throw new StateFailure(
          'States.Runtime',
          `The execution reached the limit of ${limit} history events.`,
        );
      }
      events.push({ id: events.length + 1, type, time: now(), state });
      return events.length;
    },
    events: () => events,
  };
}

/** Remembers the highest number it was given, from 0. */
export type Peak = {
  readonly raise: (value: number) => void;
  readonly value: () => number;
};

/** Starts a peak at 0. */
export function createPeak(): Peak {
  let highest = 0;
  return {
    raise: (value) => {
      highest = Math.max(highest, value);
    },
    value: () => highest,
  };
}
