import type { Store as RowStore } from '@opsline/attempts';
import type { Row } from './row.ts';

/** Where the rows of one-time PINs are kept. */
export type Store = RowStore<Row>;
