import { describe, expect, test } from 'vitest';
import { append, count, type Entry, type JournalStore, takeBack } from '../journal.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const DAY = 86_400_000;
const start = 1_760_000_000_000;

const entry = (id: string, at = start, kind = 'send'): Entry => ({ kind, at, id });
const many = (length: number, at = start) => Array.from({ length }, (_, place) => entry(`e${place}`, at));
const policy = { limits: [{ count: 60, withinMs: 60_000 }], keepMs: DAY };

/** The behaviour every `JournalStore` has, played against the ones `makeStore` makes. */
export const journalContract = (name: string, makeStore: () => Promise<JournalStore>): void => {
  describe(`journals in ${name}`, () => {
    test('a journal never written is empty, also once it was touched', async () => {
      const store = await makeStore();
      expect(await store.read(KEY)).toEqual([]);
      await store.touch(KEY, start + DAY);
      expect(await store.read(KEY)).toEqual([]);
    });

    test('entries are read in the order in which they came in', async () => {
      const store = await makeStore();
      const entries = [entry('b', start + 1), entry('a'), entry('c', start + 2, 'acceptance')];
      for (const one of entries) await store.append(KEY, one, start + DAY);
      await store.touch(KEY, start + DAY);
      expect(await store.read(KEY)).toEqual(entries);
    });

    test('an entry that is appended again, its answer lost, is there once', async () => {
      const store = await makeStore();
      expect(await store.append(KEY, entry('a'), start)).toEqual([entry('a')]);
      await store.append(KEY, entry('b'), start);
      expect(await store.append(KEY, entry('a'), start)).toEqual([entry('a'), entry('b')]);
    });

    test('of 500 at once, none is lost, and as many have room as the limit allows', async () => {
      const store = await makeStore();
      const counted = await Promise.all(many(500).map((one) => count(store, KEY, one, policy)));
      expect(counted.filter(Boolean)).toHaveLength(60);
      expect(await count(store, KEY, entry('late', start + 59_999), policy)).toBe(false);
      expect(await count(store, KEY, entry('later', start + 60_000), policy)).toBe(true);
    });

    test('one delivered 20 times at once is counted once, and has room each time', async () => {
      const store = await makeStore();
      const limit = { limits: [{ count: 2, withinMs: 60_000 }], keepMs: DAY };
      const again = Array.from({ length: 20 }, (_, ms) =>
        count(store, KEY, entry('same', start + ms), limit),
      );
      expect(new Set(await Promise.all(again))).toEqual(new Set([true]));
      expect(await count(store, KEY, entry('another'), limit)).toBe(true);
      expect(await count(store, KEY, entry('a-third'), limit)).toBe(false);
    });

    test('what is taken back has room again', async () => {
      const store = await makeStore();
      const limit = { limits: [{ count: 1, withinMs: 60_000 }], keepMs: DAY };
      expect(await count(store, KEY, entry('a'), limit)).toBe(true);
      expect(await count(store, KEY, entry('b'), limit)).toBe(false);
      await takeBack(store, KEY, entry('a'), DAY);
      expect(await count(store, KEY, entry('b'), limit)).toBe(true);
    });

    test('entries that are kept no longer go, and the order of the others stays', async () => {
      const store = await makeStore();
      for (const one of many(40)) await store.append(KEY, one, start);
      const late = [entry('x', start + DAY), entry('y', start + DAY)];
      for (const one of late) await append(store, KEY, one, DAY);
      expect(await store.read(KEY)).toEqual(late);
    });

    test('a journal that has grown meanwhile is not made shorter', async () => {
      const store = await makeStore();
      const before = await store.append(KEY, entry('a'), start);
      await store.append(KEY, entry('b'), start);
      await store.trim(KEY, before, []);
      expect(await store.read(KEY)).toEqual([entry('a'), entry('b')]);
    });
  });
};
