import { z } from 'zod';

const report = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Which messages of a batch a function did, by their IDs, from what it answered (Lambda, "Implementing partial batch
 * responses": "Success and failure conditions").
 *
 * @param reports whether the mapping asks for batch item failures; if not, all of a batch is done unless it throws
 */
export function doneOf(ids: readonly string[], answer: unknown, reports: boolean): readonly string[] {
  if (!reports || answer === null || answer === undefined) return ids;
  const { success, data } = report.safeParse(answer);
  if (!success) return [];
  const failed = (data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  // An ID that is none of the batch says nothing of what was done.
  return failed.every((id) => ids.includes(id)) ? ids.filter((id) => !failed.includes(id)) : [];
}
