import type { StoreWorld as World } from '@opsline/attempts/testing';
import type { Row } from '../row.ts';

/** A fresh, empty store, and all it holds as text. */
export type StoreWorld = World<Row>;
