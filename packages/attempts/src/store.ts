import { randomUUID } from 'node:crypto';

const attempts = 10;

/** What every row has, whatever else it remembers. */
export type Versioned = {
  /** Counts the changes; 0 for a row that was never changed. */
  readonly version: number;
  /** When the row was last written, epoch ms. */
  readonly writtenAt: number;
  /** Who changed it last: a mark drawn for that one change. Absent on a row that was never changed. */
  readonly writer?: string;
};

/** A row to write under its key, if the stored one still has `expectedVersion` (0 also when there is none). */
export type Write<Row extends Versioned> = {
  readonly key: string;
  readonly row: Row;
  readonly expectedVersion: number;
};

/** Where rows of one kind are kept. */
export type Store<Row extends Versioned> = {
  /** The row as last written, strongly consistent; a new row when there is none. Throws on a malformed one. */
  read(key: string): Promise<Row>;
  /**
   * Writes every row or none. False when one has another version by now, and when an earlier write of the same rows
   * has had its effect although its answer was lost. Throws when the store is down; then it may have been written.
   */
  replace(writes: readonly Write<Row>[]): Promise<boolean>;
};

/** What a rule answers: its verdict, and the row to write. The same row object means: nothing changed. */
export type Decision<Verdict, Row extends Versioned> = { readonly verdict: Verdict; readonly row: Row };

/** What `change` works on: a row's key, the time (epoch ms), and the row if it was just read. */
export type Place<Row extends Versioned> = {
  readonly key: string;
  readonly now: number;
  readonly read?: Row;
};

/** Rows by what they are to a rule. */
export type Rows<Name extends string, Row extends Versioned> = (name: Name) => Row;

/** What a rule over several rows answers. A row left as it is, or left out, means: nothing changed. */
type JointDecision<Verdict, Name extends string, Row extends Versioned> = {
  readonly verdict: Verdict;
  readonly rows: { readonly [N in Name]?: Row };
};

/** Each row's name and key. */
export type Keys<Name extends string> = readonly (readonly [Name, string])[];

/** What `changeAll` works on: rows, the time (epoch ms), and what the rows are if they were just read. */
export type Places<Name extends string, Row extends Versioned> = {
  readonly keys: Keys<Name>;
  readonly now: number;
  readonly read?: Rows<Name, Row>;
};

type Rule<Verdict, Name extends string, Row extends Versioned> = (
  rows: Rows<Name, Row>,
) => JointDecision<Verdict, Name, Row>;

/**
 * Applies a rule to rows that belong together and writes the outcome, all of it or nothing, reading again when
 * somebody else was quicker. Unchanged rows are written too, with their version kept, so that every verdict costs the
 * same; where none changed, losing that write is no matter. A write that was done although its answer was lost is
 * known again by its mark, and is not done twice.
 * Throws when others were quicker `ATTEMPTS` times in a row (then nothing was written), and when the store is down.
 */
export async function changeAll<Verdict, Name extends string, Row extends Versioned>(
  store: Store<Row>,
  { keys, now, read }: Places<Name, Row>,
  decide: Rule<Verdict, Name, Row>,
): Promise<Verdict> {
  const writer = randomUUID();
  let tried: { readonly verdict: Verdict; readonly changed: readonly Name[] } | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rows = attempt === 0 && read !== undefined ? read : await readAll(store, keys);
    if (tried?.changed.some((name) => rows(name).writer === writer)) return tried.verdict;
    const { verdict, rows: next } = decide(rows);
    const writes = keys.map(([name, key]) => writeOf<Row>(key, rows(name), next[name], { writer, now }));
    const changed = keys.flatMap(([name], place) => (writes[place]?.row.writer === writer ? [name] : []));
    if ((await store.replace(writes)) || changed.length === 0) return verdict;
    tried = { verdict, changed };
  }
  throw new Error(`A row was changed by others ${attempts} times in a row.`);
}

function writeOf<Row extends Versioned>(
  key: string,
  row: Row,
  next: Row | undefined,
  { writer, now }: { readonly writer: string; readonly now: number },
): Write<Row> {
  return {
    key,
    row:
      next === undefined || next === row
        ? { ...row, writtenAt: now }
        : { ...next, version: row.version + 1, writtenAt: now, writer },
    expectedVersion: row.version,
  };
}

/** Reads rows that belong together, each strongly consistent. */
export async function readAll<Name extends string, Row extends Versioned>(
  store: Store<Row>,
  keys: Keys<Name>,
): Promise<Rows<Name, Row>> {
  const read = new Map(
    await Promise.all(keys.map(async ([name, key]) => [name, await store.read(key)] as const)),
  );
  return (name) => {
    const row = read.get(name);
    if (row === undefined) throw new Error(`The row ${name} is none of those that were read.`);
    return row;
  };
}

/** `changeAll` for one row. */
export function change<Verdict, Row extends Versioned>(
  store: Store<Row>,
  { key, now, read }: Place<Row>,
  decide: (row: Row) => Decision<Verdict, Row>,
): Promise<Verdict> {
  return changeAll<Verdict, 'row', Row>(
    store,
    { keys: [['row', key]], now, ...(read && { read: () => read }) },
    (rows) => {
      const { verdict, row } = decide(rows('row'));
      return { verdict, rows: { row } };
    },
  );
}
