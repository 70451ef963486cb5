import type { Store, Versioned } from '../store.ts';

/** A store, and what went to it, in order. */
export type CountedStore<Row extends Versioned> = {
  readonly store: Store<Row>;
  readonly calls: ('read' | 'write')[];
};

/** Writes down every read and every write that goes to a store. */
export const counted = <Row extends Versioned>(inner: Store<Row>): CountedStore<Row> => {
  const calls: ('read' | 'write')[] = [];
  const store: Store<Row> = {
    read: (key) => {
      calls.push('read');
      return inner.read(key);
    },
    replace: (key, row, version) => {
      calls.push('write');
      return inner.replace(key, row, version);
    },
  };
  return { store, calls };
};
