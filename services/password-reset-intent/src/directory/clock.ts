/** Time, as the directory's limits need it. */
export type Clock = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls `fire` after `ms`, unless the function it returns is called before. */
  readonly after: (ms: number, fire: () => void) => () => void;
};

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};
