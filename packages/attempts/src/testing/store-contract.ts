import { describe, expect, test } from 'vitest';
import type { Store, Versioned } from '../store.ts';

const KEY = '0123456789abcdef0123456789abcdef';

/** A fresh, empty store, and all it holds as text. */
export type StoreWorld<Row extends Versioned> = {
  readonly store: Store<Row>;
  readonly dump: () => Promise<string>;
};

/** Rows to play the contract with. */
export type SampleRows<Row extends Versioned> = {
  readonly newRow: Row;
  /** Rows with more and more in them, by what they are; the first has as little as can be, the last everything. */
  readonly rows: readonly [[string, Row], ...[string, Row][]];
};

/** The behaviour every `Store` has, played against the ones `makeWorld` makes. */
export const storeContract = <Row extends Versioned>(
  name: string,
  makeWorld: () => Promise<StoreWorld<Row>>,
  { newRow, rows }: SampleRows<Row>,
): void => {
  const [[, first]] = rows;
  const bare: Row = { ...first, version: 1 };
  const full: Row = { ...(rows.at(-1)?.[1] ?? first), version: 1 };

  describe(`rows in ${name}`, () => {
    test('a key never written reads as a new row', async () => {
      const { store } = await makeWorld();
      expect(await store.read(KEY)).toEqual(newRow);
    });

    test.each(rows)('%s is read as it was written', async (_case, row) => {
      const { store } = await makeWorld();
      expect(await store.replace(KEY, row, 0)).toBe(true);
      expect(await store.read(KEY)).toEqual(row);
    });

    test('what is left out is gone', async () => {
      const { store } = await makeWorld();
      await store.replace(KEY, full, 0);
      expect(await store.replace(KEY, { ...bare, version: 2 }, 1)).toBe(true);
      expect(await store.read(KEY)).toEqual({ ...bare, version: 2 });
    });

    test.each([
      ['an older version', 1, false],
      ['the version there is', 2, true],
      ['a version to come', 3, false],
      ['no row', 0, false],
    ])('a row of version 2 is replaced by who expects %s: %s', async (_case, expected, won) => {
      const { store } = await makeWorld();
      const two = { ...bare, version: 2 };
      await store.replace(KEY, two, 0);
      expect(await store.replace(KEY, full, expected)).toBe(won);
      expect(await store.read(KEY)).toEqual(won ? full : two);
    });

    test('a row of version 0 and no row are the same to who expects 0', async () => {
      const { store } = await makeWorld();
      expect(await store.replace(KEY, newRow, 0)).toBe(true);
      expect(await store.replace(KEY, newRow, 0)).toBe(true);
      expect(await store.replace(KEY, bare, 0)).toBe(true);
      expect(await store.replace(KEY, bare, 0)).toBe(false);
    });

    test('of 20 replacements at once, one wins', async () => {
      const { store } = await makeWorld();
      const contenders = Array.from({ length: 20 }, (_, writtenAt) => ({ ...bare, writtenAt }));
      const won = await Promise.all(contenders.map((row) => store.replace(KEY, row, 0)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.read(KEY)).toEqual(contenders[won.indexOf(true)]);
    });
  });
};
