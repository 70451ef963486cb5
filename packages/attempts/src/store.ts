const ATTEMPTS = 10;

/** What every row has, whatever else it remembers. */
export type Versioned = {
  /** Counts the changes; 0 for a row that was never changed. */
  readonly version: number;
  /** When the row was last written, epoch ms. */
  readonly writtenAt: number;
};

/** Where rows of one kind are kept. */
export type Store<Row extends Versioned> = {
  /** The row as last written, strongly consistent; a new row when there is none. Throws on a malformed one. */
  read(key: string): Promise<Row>;
  /**
   * Writes a row if the stored one still has `expectedVersion` (0 also when there is none): one conditional
   * write. False when it has another version. Throws when the store is down.
   */
  replace(key: string, row: Row, expectedVersion: number): Promise<boolean>;
};

/** What a rule answers: its verdict, and the row to write. The same row object means: nothing changed. */
export type Decision<Verdict, Row extends Versioned> = { readonly verdict: Verdict; readonly row: Row };

/** What `change` works on: a row's key, the time (epoch ms), and the row if it was just read. */
export type Place<Row extends Versioned> = {
  readonly key: string;
  readonly now: number;
  readonly read?: Row;
};

/**
 * Applies a rule to a row and writes the outcome, reading again when somebody else was quicker. An unchanged row
 * is written too, with its version kept, so that every verdict costs the same; losing that write is no matter.
 * Throws when others were quicker `ATTEMPTS` times in a row: then nothing was written and nothing is known.
 */
export const change = async <Verdict, Row extends Versioned>(
  store: Store<Row>,
  { key, now, read }: Place<Row>,
  decide: (row: Row) => Decision<Verdict, Row>,
): Promise<Verdict> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const row = attempt === 0 && read !== undefined ? read : await store.read(key);
    const { verdict, row: next } = decide(row);
    const version = next === row ? row.version : row.version + 1;
    const written = await store.replace(key, { ...next, version, writtenAt: now }, row.version);
    if (written || next === row) return verdict;
  }
  throw new Error(`A row was changed by others ${ATTEMPTS} times in a row.`);
};
