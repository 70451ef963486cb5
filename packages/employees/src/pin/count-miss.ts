import { count, hasRoom, type Entry as JournalEntry, type JournalStore } from '@opsline/attempts';
import type { Counted, Entry, Refusal } from './attempt-rules.ts';

const miss = 'miss';

/** An entry, when, and the journal that it counts against, with what was just read of it. */
export type Miss = Counted & {
  readonly entry: Entry;
  readonly now: number;
  readonly key: string;
  readonly read: readonly JournalEntry[];
};

/**
 * Counts a wrong entry, once however often it is delivered, if there is room; what does not count is refused too once
 * there is none.
 *
 * @param refusal why the entry is not looked at already: then nothing is counted, at the same cost
 * @returns why it is not looked at, or undefined
 */
export async function countMiss(
  journal: JournalStore,
  { entry: { seal, right }, now, key, read, full, ...limits }: Miss,
  refusal: Refusal | undefined,
): Promise<Refusal | undefined> {
  if (refusal === undefined && !right) {
    const counted = await count(journal, key, { kind: miss, id: seal, at: now }, { ...limits, read });
    return counted ? undefined : full;
  }
  await journal.touch(key, now + limits.keepMs);
  return refusal ?? (hasRoom(read, miss, limits.limits, now) ? undefined : full);
}
