/**
 * Something that is asked for once and then kept in memory.
 *
 * @returns the same, asked for by the first who wants it; where that fails it throws, and the next call asks again
 */
export function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= ask().catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };
}
