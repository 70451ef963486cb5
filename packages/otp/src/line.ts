import { randomUUID } from 'node:crypto';
import { append, count, type Entry, type JournalStore, takeBack } from '@opsline/attempts';
import { type Event, line, lineRefusal } from './rules/line-breaker.ts';

/** A text message of the line that was counted. */
export type LineSend = {
  /** It was not sent after all. A count that cannot be taken back stays, and does no harm but be one too many. */
  readonly takeBack: () => Promise<void>;
};

function entryOf(kind: Event, at: number): Entry {
  return { kind, at, id: randomUUID() };
}

/**
 * Counts a text message at `now`, unless the line is halted.
 *
 * @param texted false when none will really be sent: then nothing is counted, at the same cost
 */
export async function sendOnLine(
  journal: JournalStore,
  key: string,
  { now, texted, read }: { readonly now: number; readonly texted: boolean; readonly read: readonly Entry[] },
): Promise<LineSend | 'halted'> {
  const refusal = lineRefusal(read, now);
  if (refusal !== undefined || !texted) {
    const touch = () => journal.touch(key, now + line.keepMs);
    await touch();
    return refusal ?? { takeBack: touch };
  }
  const entry = entryOf('send', now);
  const counted = await count(journal, key, entry, { ...line, read });
  return counted ? { takeBack: () => takeBack(journal, key, entry, line.keepMs) } : 'halted';
}

/** Counts a one-time PIN that was accepted; for any other judgement it costs the same. */
export async function judgedOnLine(
  journal: JournalStore,
  key: string,
  { now, accepted }: { readonly now: number; readonly accepted: boolean },
): Promise<void> {
  if (accepted) await append(journal, key, entryOf('acceptance', now), line.keepMs);
  else await journal.touch(key, now + line.keepMs);
}
