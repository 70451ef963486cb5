import pMap from 'p-map';

/** How many calls are under way at once. */
const inFlight = 8;

/** What was read before the deadline, and how many items were not. */
export type Read<T> = { readonly results: readonly T[]; readonly missed: number };

/**
 * Reads something of each item, as far as the time goes.
 *
 * @param items what to read of
 * @param read reads one; it should give up when the deadline aborts
 * @param deadline aborts when the time is over
 * @returns what was read; an item that was throttled to the end, or that came too late, counts as missed
 * @throws what `read` throws for any other reason
 */
export async function readInTime<I, T>(
  items: readonly I[],
  read: (item: I) => Promise<T>,
  deadline: AbortSignal,
): Promise<Read<T>> {
  const results: T[] = [];
  const readOne = async (item: I): Promise<void> => {
    if (deadline.aborted) return;
    try {
      const result = await read(item);
      if (!deadline.aborted) results.push(result);
    } catch (error) {
      if (!deadline.aborted && !isThrottling(error)) throw error;
    }
  };
  await Promise.race([pMap(items, readOne, { concurrency: inFlight }), aborted(deadline)]);
  return { results: [...results], missed: items.length - results.length };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

const isThrottling = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ThrottlingException';
