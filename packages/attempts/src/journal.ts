import { fits, type Limit } from './limits.ts';

/** Something that happened on a line that many people share. */
export type Entry = {
  /** What happened; no blank in it. */
  readonly kind: string;
  /** When, epoch ms. */
  readonly at: number;
  /** Tells it from every other; the same for what is delivered again. No blank in it. */
  readonly id: string;
};

/**
 * Where journals are kept: rows that many people write at the same moment, who have nothing to do with each other.
 * Nobody replaces such a row. Everybody appends to it, and what follows for each is read from the order of the
 * entries, which is the same for all: so nobody loses a race, however many there are.
 */
export type JournalStore = {
  /** The entries in the order in which they came in, strongly consistent. */
  read(key: string): Promise<readonly Entry[]>;
  /**
   * Appends an entry, once even if its answer is lost and it is sent again.
   * @returns all entries, it among them
   */
  append(key: string, entry: Entry, keptUntil: number): Promise<readonly Entry[]>;
  /** Changes nothing, and costs what `append` does. */
  touch(key: string, keptUntil: number): Promise<void>;
  /** Puts the `kept` last entries in the place of all, unless others have come in meanwhile. */
  trim(key: string, entries: readonly Entry[], kept: readonly Entry[]): Promise<void>;
};

/** What is taken back is written down too: an entry of this kind, with the id of what no longer counts. */
const takenBack = 'taken-back';

/** What counts of a kind: each thing once, as it came in first, and not what was taken back. */
function counting(entries: readonly Entry[], kind: string): readonly Entry[] {
  const back = new Set(entries.filter((entry) => entry.kind === takenBack).map(({ id }) => id));
  const seen = new Set<string>();
  return entries.filter((entry) => {
    if (entry.kind !== kind || back.has(entry.id) || seen.has(entry.id)) return false;
    seen.add(entry.id);
    return true;
  });
}

function timesOf(entries: readonly Entry[]): readonly number[] {
  return entries.map(({ at }) => at);
}

/** The entries of a kind that had room when they came in: fewer than every limit allows came in before them. */
export function admitted(
  entries: readonly Entry[],
  kind: string,
  limits: readonly Limit[],
): readonly Entry[] {
  const all = counting(entries, kind);
  return all.filter(({ at }, place) => fits(timesOf(all.slice(0, place)), limits, at));
}

/** Whether one more of a kind at `now` has room. */
export function hasRoom(
  entries: readonly Entry[],
  kind: string,
  limits: readonly Limit[],
  now: number,
): boolean {
  return fits(timesOf(counting(entries, kind)), limits, now);
}

/** How a kind is limited, and how long entries are kept, ms: at least as long as the longest limit looks back. */
export type Counting = { readonly limits: readonly Limit[]; readonly keepMs: number };

// A journal is made shorter once so many entries can go at once.
const worthTrimming = 32;

/** Appends an entry, and lets go of what is too old. @returns the entries that are left */
export async function append(
  store: JournalStore,
  key: string,
  entry: Entry,
  keepMs: number,
): Promise<readonly Entry[]> {
  const entries = await store.append(key, entry, entry.at + keepMs);
  const kept = entries.filter(({ at }) => !(entry.at - at >= keepMs));
  if (entries.length - kept.length >= worthTrimming) await store.trim(key, entries, kept);
  return kept;
}

/**
 * Counts an entry if it has room: never more than the limits allow, whoever else counts at the same moment. Of those
 * that come in beyond a limit at the same moment each takes room too, so that the limit may be felt early, and never
 * late. An entry that was counted before is not counted again; both cost the same. `read` is what was just read.
 */
export async function count(
  store: JournalStore,
  key: string,
  entry: Entry,
  { limits, keepMs, read }: Counting & { readonly read?: readonly Entry[] },
): Promise<boolean> {
  const before = read ?? (await store.read(key));
  const known = before.some(({ id, kind }) => id === entry.id && kind === entry.kind);
  if (!known && hasRoom(before, entry.kind, limits, entry.at)) {
    const after = await append(store, key, entry, keepMs);
    return admitted(after, entry.kind, limits).some(({ id }) => id === entry.id);
  }
  await store.touch(key, entry.at + keepMs);
  return known && admitted(before, entry.kind, limits).some(({ id }) => id === entry.id);
}

/** Takes an entry back: what it stood for did not happen. */
export async function takeBack(
  store: JournalStore,
  key: string,
  { id, at }: Entry,
  keepMs: number,
): Promise<void> {
  await append(store, key, { kind: takenBack, id, at }, keepMs);
}
