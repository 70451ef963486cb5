import { memoryJournal, memoryStore as memoryRows } from '@opsline/attempts/testing';
import { NEW_ROW } from '../row.ts';
import type { Store } from '../store.ts';

/** A store in memory, for tests; `dump` gives all of it, as text. */
export type MemoryStore = Store & { readonly dump: () => Promise<string> };

/** Rows and journals in memory. Each read and each replacement takes its turn, as over a network. */
export const memoryStore = (): MemoryStore => {
  const rows = memoryRows(NEW_ROW);
  const journal = memoryJournal();
  return { ...rows, journal, dump: async () => `${await rows.dump()} ${await journal.dump()}` };
};
