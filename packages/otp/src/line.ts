import { randomUUID } from 'node:crypto';
import { append, count, type Entry, type JournalStore, takeBack } from '@opsline/attempts';
import type { Asker } from './row.ts';
import { isTrusted } from './rules/asker.ts';
import { type Event, everybody, lineRefusal, type Pool, pools } from './rules/line-breaker.ts';
import { keyOf } from './seal.ts';

/** What was just read of the line: the journal of all, and that of those who ask alike. */
export type LineRead = { readonly all: readonly Entry[]; readonly alike: readonly Entry[] };

/** The line as one asker meets it. */
export type Line = {
  readonly journal: JournalStore;
  readonly pool: Pool;
  readonly keys: { readonly all: string; readonly alike: string };
};

/** The line as somebody meets it who asks as this. */
export function lineFor(journal: JournalStore, pepper: Uint8Array, asker: Asker): Line {
  const name = isTrusted(asker) ? 'known' : 'strangers';
  return {
    journal,
    pool: pools[name],
    keys: { all: keyOf(pepper, 'line', 'all'), alike: keyOf(pepper, 'line', name) },
  };
}

/** A text message of the line that was counted. */
export type LineSend = {
  /** It was not sent after all. A count that cannot be taken back stays, and does no harm but be one too many. */
  readonly takeBack: () => Promise<void>;
};

function entryOf(kind: Event, at: number): Entry {
  return { kind, at, id: randomUUID() };
}

/** Reads both journals. */
export async function readLine({ journal, keys }: Line): Promise<LineRead> {
  const [all, alike] = await Promise.all([journal.read(keys.all), journal.read(keys.alike)]);
  return { all, alike };
}

/**
 * Counts a text message at `now`, unless the line is halted.
 *
 * @param texted false when none will really be sent: then nothing is counted, at the same cost
 */
export async function sendOnLine(
  { journal, pool, keys }: Line,
  { now, texted, read }: { readonly now: number; readonly texted: boolean; readonly read: LineRead },
): Promise<LineSend | 'halted'> {
  const refusal = lineRefusal(pool, read, now);
  if (refusal !== undefined || !texted) {
    const touch = async (): Promise<void> => {
      await journal.touch(keys.alike, now + pool.keepMs);
      await journal.touch(keys.all, now + everybody.keepMs);
    };
    await touch();
    return refusal ?? { takeBack: touch };
  }
  const entry = entryOf('send', now);
  const ofPool = () => takeBack(journal, keys.alike, entry, pool.keepMs);
  if (!(await count(journal, keys.alike, entry, { ...pool, read: read.alike }))) {
    await journal.touch(keys.all, now + everybody.keepMs);
    return 'halted';
  }
  if (!(await count(journal, keys.all, entry, { ...everybody, read: read.all }))) {
    await ofPool();
    return 'halted';
  }
  return {
    takeBack: async () => {
      await takeBack(journal, keys.all, entry, everybody.keepMs);
      await ofPool();
    },
  };
}

/** Counts a one-time PIN that was accepted; for any other verdict it costs the same. */
export async function judgedOnLine(
  { journal, pool, keys }: Line,
  { now, accepted }: { readonly now: number; readonly accepted: boolean },
): Promise<void> {
  if (accepted) await append(journal, keys.alike, entryOf('acceptance', now), pool.keepMs);
  else await journal.touch(keys.alike, now + pool.keepMs);
}
