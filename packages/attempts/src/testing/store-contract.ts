import { describe, expect, test } from 'vitest';
import { change, changeAll, type Store, type Versioned } from '../store.ts';
import { losing } from './losing-store.ts';

const firstKey = '0123456789abcdef0123456789abcdef';
const otherKey = 'f'.repeat(32);

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
export function storeContract<Row extends Versioned>(
  name: string,
  makeWorld: () => Promise<StoreWorld<Row>>,
  { newRow, rows }: SampleRows<Row>,
): void {
  const [[, first]] = rows;
  const bare: Row = { ...first, version: 1 };
  const full: Row = { ...(rows.at(-1)?.[1] ?? first), version: 1, writer: 'a-mark' };

  describe(`rows in ${name}`, () => {
    test('a key never written reads as a new row', async () => {
      const { store } = await makeWorld();
      expect(await store.read(firstKey)).toEqual(newRow);
    });

    test.each(rows)('%s is read as it was written', async (_case, row) => {
      const { store } = await makeWorld();
      expect(await replace(store, firstKey, row, 0)).toBe(true);
      expect(await store.read(firstKey)).toEqual(row);
    });

    test('what is left out is gone', async () => {
      const { store } = await makeWorld();
      await replace(store, firstKey, full, 0);
      expect(await replace(store, firstKey, { ...bare, version: 2 }, 1)).toBe(true);
      expect(await store.read(firstKey)).toEqual({ ...bare, version: 2 });
    });

    test.each([
      ['an older version', 1, false],
      ['the version there is', 2, true],
      ['a version to come', 3, false],
      ['no row', 0, false],
    ])('a row of version 2 is replaced by who expects %s: %s', async (_case, expected, won) => {
      const { store } = await makeWorld();
      const two = { ...bare, version: 2 };
      await replace(store, firstKey, two, 0);
      expect(await replace(store, firstKey, full, expected)).toBe(won);
      expect(await store.read(firstKey)).toEqual(won ? full : two);
    });

    test('a row of version 0 and no row are the same to who expects 0', async () => {
      const { store } = await makeWorld();
      expect(await replace(store, firstKey, newRow, 0)).toBe(true);
      expect(await replace(store, firstKey, newRow, 0)).toBe(true);
      expect(await replace(store, firstKey, bare, 0)).toBe(true);
      expect(await replace(store, firstKey, bare, 0)).toBe(false);
    });

    test('of 20 replacements at once, one wins', async () => {
      const { store } = await makeWorld();
      const contenders = Array.from({ length: 20 }, (_, writtenAt) => ({ ...bare, writtenAt }));
      const won = await Promise.all(contenders.map((row) => replace(store, firstKey, row, 0)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.read(firstKey)).toEqual(contenders[won.indexOf(true)]);
    });
  });

  togetherContract(name, makeWorld, { newRow, bare, full });
  lostAnswersContract(name, makeWorld);
}

function replace<Row extends Versioned>(store: Store<Row>, key: string, row: Row, expectedVersion: number) {
  return store.replace([{ key, row, expectedVersion }]);
}

type Samples<Row> = { readonly newRow: Row; readonly bare: Row; readonly full: Row };

function togetherContract<Row extends Versioned>(
  name: string,
  makeWorld: () => Promise<StoreWorld<Row>>,
  { newRow, bare, full }: Samples<Row>,
): void {
  describe(`rows that belong together in ${name}`, () => {
    test.each([
      ['both as expected', 0, 0, true],
      ['the first changed by somebody else', 1, 0, false],
      ['the second changed by somebody else', 0, 1, false],
      ['both changed by somebody else', 1, 1, false],
    ])('two rows are replaced together or not at all: %s', async (_case, one, other, won) => {
      const { store } = await makeWorld();
      const before = { ...bare, version: 1 };
      if (one === 1) await replace(store, firstKey, before, 0);
      if (other === 1) await replace(store, otherKey, before, 0);
      const kept = (changed: number) => (changed === 1 ? before : newRow);
      const writes = [firstKey, otherKey].map((key) => ({ key, row: full, expectedVersion: 0 }));
      expect(await store.replace(writes)).toBe(won);
      expect(await store.read(firstKey)).toEqual(won ? full : kept(one));
      expect(await store.read(otherKey)).toEqual(won ? full : kept(other));
    });

    test('of 20 replacements of two rows at once, one wins, with both of its rows', async () => {
      const { store } = await makeWorld();
      const contenders = Array.from({ length: 20 }, (_, writtenAt) => ({ ...bare, writtenAt }));
      const won = await Promise.all(
        contenders.map((row) =>
          store.replace([firstKey, otherKey].map((key) => ({ key, row, expectedVersion: 0 }))),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = contenders[won.indexOf(true)];
      expect([await store.read(firstKey), await store.read(otherKey)]).toEqual([winner, winner]);
    });
  });
}

function lostAnswersContract<Row extends Versioned>(
  name: string,
  makeWorld: () => Promise<StoreWorld<Row>>,
): void {
  describe(`answers that are lost on their way from ${name}`, () => {
    const again = (row: Row): Row => ({ ...row });

    test('a change whose answer was lost is done once, and its verdict stands', async () => {
      const { store } = await makeWorld();
      const verdicts: string[] = [];
      const rule = (row: Row) => {
        verdicts.push(row.version === 0 ? 'first' : 'spent');
        return { verdict: verdicts.at(-1), row: again(row) };
      };
      expect(await change(losing(store), { key: firstKey, now: 5 }, rule)).toBe('first');
      expect((await store.read(firstKey)).version).toBe(1);
    });

    test('a change of two rows whose answer was lost is done once, also when a third changes one of them', async () => {
      const { store } = await makeWorld();
      const meddled = losing(store, async () => {
        await change(store, { key: otherKey, now: 6 }, (row) => ({ verdict: 'meddled', row: again(row) }));
      });
      const verdict = await changeAll<string, 'one' | 'other', Row>(
        meddled,
        {
          keys: [
            ['one', firstKey],
            ['other', otherKey],
          ],
          now: 5,
        },
        (rows) => ({
          verdict: rows('one').version === 0 ? 'first' : 'spent',
          rows: { one: again(rows('one')), other: again(rows('other')) },
        }),
      );
      expect(verdict).toBe('first');
      expect((await store.read(firstKey)).version).toBe(1);
      expect((await store.read(otherKey)).version).toBe(2);
    });
  });
}
