import { randomUUID } from 'node:crypto';
import { change, count } from '@opsline/attempts';
import { warnings } from './rules/line-breaker.ts';
import { warned } from './rules/warning.ts';
import { keyOf } from './seal.ts';
import type { World } from './world.ts';

/**
 * Tells an owner that somebody tries, unless they were told within a day, or as many as the line tells were told just now.
 * It never fails: where the table did, or there was no room, whoever tries next has the owner told; a text message that
 * failed comes no more that day.
 *
 * @param key of the row of the owner's phone
 * @param warn undefined where there is nobody to tell: all goes as if there were
 */
export async function warnOwner(
  { store, pepper, now: clock }: World,
  key: string,
  warn: (() => Promise<void>) | undefined,
): Promise<void> {
  const now = clock();
  const { journal } = store;
  try {
    if (!warned(await store.read(key), now).verdict) return;
    const line = keyOf(await pepper(), 'line', 'warnings');
    const entry = { kind: 'send', at: now, id: randomUUID() };
    if (warn === undefined) {
      await journal.read(line);
      await journal.touch(line, now + warnings.keepMs);
    } else if (!(await count(journal, line, entry, warnings))) return;
    if (await change(store, { key, now }, (row) => warned(row, now))) await warn?.();
  } catch {
    // Whoever asks is told the same.
  }
}
