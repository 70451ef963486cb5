import type { JournalStore } from '../journal.ts';
import type { Store, Versioned } from '../store.ts';

type Call = 'read' | 'write';

/** A store, and what went to it, in order. */
export type CountedStore<S> = { readonly store: S; readonly calls: Call[] };

function rowsCounted<Row extends Versioned>(inner: Store<Row>, calls: Call[]): Store<Row> {
  return {
    read: (key) => {
      calls.push('read');
      return inner.read(key);
    },
    replace: (writes) => {
      calls.push('write');
      return inner.replace(writes);
    },
  };
}

function journalCounted(inner: JournalStore, calls: Call[]): JournalStore {
  return {
    read: (key) => {
      calls.push('read');
      return inner.read(key);
    },
    append: (key, entry, keptUntil) => {
      calls.push('write');
      return inner.append(key, entry, keptUntil);
    },
    touch: (key, keptUntil) => {
      calls.push('write');
      return inner.touch(key, keptUntil);
    },
    trim: inner.trim,
  };
}

/** Writes down every read and every write that goes to a store; several rows in one write are one. */
export function counted<Row extends Versioned>(inner: Store<Row>): CountedStore<Store<Row>> {
  const calls: Call[] = [];
  return { store: rowsCounted(inner, calls), calls };
}

/** The same for rows with a journal beside them; making a journal shorter is not among the calls. */
export function countedWithJournal<Row extends Versioned>(
  inner: Store<Row> & { readonly journal: JournalStore },
): CountedStore<Store<Row> & { readonly journal: JournalStore }> {
  const calls: Call[] = [];
  return {
    store: { ...rowsCounted(inner, calls), journal: journalCounted(inner.journal, calls) },
    calls,
  };
}
