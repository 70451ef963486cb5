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

/** What was written to a journal, in order: a kind of entry, or that it was touched; and until when it is kept. */
type JournalWrite = { readonly key: string; readonly is: string; readonly keptUntil: number };

/** Writes down what is written to journals. */
export function writesOf(inner: JournalStore): {
  readonly journal: JournalStore;
  readonly writes: JournalWrite[];
} {
  const writes: JournalWrite[] = [];
  const journal: JournalStore = {
    ...inner,
    append: (key, entry, keptUntil) => {
      writes.push({ key, is: entry.kind, keptUntil });
      return inner.append(key, entry, keptUntil);
    },
    touch: (key, keptUntil) => {
      writes.push({ key, is: 'touch', keptUntil });
      return inner.touch(key, keptUntil);
    },
  };
  return { journal, writes };
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
