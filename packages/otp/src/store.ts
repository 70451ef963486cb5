import type { JournalStore, Store as RowStore } from '@opsline/attempts';
import type { Row } from './row.ts';

/** Where the rows of one-time PINs are kept, and the journal of the whole line. */
export type Store = RowStore<Row> & { readonly journal: JournalStore };
