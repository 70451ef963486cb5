/** How long something may take to arrive, on a machine that is busy with much else. */
const longestWait = 120_000;

/**
 * What arrives from now on: text messages, for example.
 *
 * @param list all that there is so far, oldest first
 * @returns takes how many are expected, waits for them, and gives those that it has not given before
 */
export function arrivalsOf<T>(list: () => readonly T[]): (expected: number) => Promise<readonly T[]> {
  let told = list().length;
  return async (expected) => {
    const until = Date.now() + longestWait;
    while (list().length - told < expected && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const arrived = list().slice(told);
    told += arrived.length;
    return arrived;
  };
}
