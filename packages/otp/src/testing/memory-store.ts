import { type MemoryStore as MemoryRows, memoryStore as memoryRows } from '@opsline/attempts/testing';
import { NEW_ROW, type Row } from '../row.ts';

/** A store in memory, for tests; `dump` gives all of it, as text. */
export type MemoryStore = MemoryRows<Row>;

/** Rows in memory. Each read and each replacement takes its turn, as over a network. */
export const memoryStore = (): MemoryStore => memoryRows(NEW_ROW);
