import type { Entry, JournalStore } from '../journal.ts';

/** Journals in memory, for tests; `dump` gives all of it, as JSON. */
export type MemoryJournal = JournalStore & { readonly dump: () => Promise<string> };

/** Journals in memory. Each read and each entry takes its turn, as over a network. */
export function memoryJournal(): MemoryJournal {
  const journals = new Map<string, readonly Entry[]>();
  const of = (key: string): readonly Entry[] => journals.get(key) ?? [];
  return {
    read: async (key) => of(key),
    append: async (key, entry) => {
      const known = of(key).some(
        ({ kind, at, id }) => kind === entry.kind && at === entry.at && id === entry.id,
      );
      if (!known) journals.set(key, [...of(key), entry]);
      return of(key);
    },
    touch: async (key) => {
      journals.set(key, of(key));
    },
    trim: async (key, entries, kept) => {
      if (of(key).length === entries.length && of(key)[0] === entries[0]) journals.set(key, kept);
    },
    dump: async () => JSON.stringify([...journals]),
  };
}
