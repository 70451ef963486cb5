/** Runs work in turns. */
export type Turns = {
  /** Runs beside other work of this kind, and never beside work that runs alone. */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until nothing else runs, and runs alone. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Nothing runs yet. */
export function createTurns(): Turns {
  const running = new Set<Promise<unknown>>();
  let lastAlone: Promise<unknown> = Promise.resolve();

  const started = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    work.then(
      () => running.delete(work),
      () => running.delete(work),
    );
    return work;
  };

  return {
    together: (work) => started(lastAlone.then(work)),
    alone: (work) => {
      const before = Promise.allSettled([...running, lastAlone]);
      const done = before.then(work);
      lastAlone = done.catch(() => undefined);
      return done;
    },
  };
}
