/**
 * Does `work` for every item, at most `width` at a time, and gives the results in the items' order.
 * The first failure aborts the signal the others see, waits for them, and is thrown.
 */
export async function inLanes<In, Out>(
  items: readonly In[],
  width: number,
  outer: AbortSignal,
  work: (item: In, index: number, abort: AbortSignal) => Promise<Out>,
): Promise<readonly Out[]> {
  const controller = new AbortController();
  const abort = AbortSignal.any([outer, controller.signal]);
  const results = new Map<number, Out>();
  const failures: unknown[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) {
      if (abort.aborted) return;
      try {
        results.set(index, await work(item, index, abort));
      } catch (error) {
        failures.push(error);
        controller.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
