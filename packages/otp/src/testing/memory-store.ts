import { type MemoryStore as MemoryRows, memoryStoreWithJournal } from '@opsline/attempts/testing';
import type { Store } from '../row.ts';
import { newRow, type Row } from '../row.ts';

/** A store in memory, for tests; `dump` gives all of it, as text. */
export type MemoryStore = Store & Pick<MemoryRows<Row>, 'dump'>;

/** Rows and journals in memory. Each read and each write takes its turn, as over a network. */
export function memoryStore(): MemoryStore {
  return memoryStoreWithJournal(newRow);
}
