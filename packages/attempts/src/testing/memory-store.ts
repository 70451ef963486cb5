import type { JournalStore } from '../journal.ts';
import type { Store, Versioned } from '../store.ts';
import { memoryJournal } from './memory-journal.ts';

/** A store in memory, for tests; `dump` gives all of it, as text. */
export type MemoryStore<Row extends Versioned> = Store<Row> & { readonly dump: () => Promise<string> };

/** Rows in memory. Each read and each replacement takes its turn, as over a network. */
export function memoryStore<Row extends Versioned>(newRow: Row): MemoryStore<Row> {
  const rows = new Map<string, Row>();
  const rowOf = (key: string): Row => rows.get(key) ?? newRow;
  return {
    read: async (key) => rowOf(key),
    replace: async (writes) => {
      if (writes.some(({ key, expectedVersion }) => rowOf(key).version !== expectedVersion)) return false;
      for (const { key, row } of writes) rows.set(key, row);
      return true;
    },
    dump: async () => JSON.stringify([...rows]),
  };
}

/** Rows and journals in memory; `dump` gives all of both, as text. */
export function memoryStoreWithJournal<Row extends Versioned>(
  newRow: Row,
): MemoryStore<Row> & { readonly journal: JournalStore } {
  const [rows, journal] = [memoryStore(newRow), memoryJournal()];
  const dump = async () =>
    JSON.stringify([...JSON.parse(await rows.dump()), ...JSON.parse(await journal.dump())]);
  return { ...rows, journal, dump };
}
