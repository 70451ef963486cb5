import { describe, expect, test } from 'vitest';
import { append, count, type Entry, type JournalStore, takeBack } from '../journal.ts';

const firstKey = '0123456789abcdef0123456789abcdef';
const day = 86_400_000;
const start = 1_760_000_000_000;

function entry(id: string, at = start, kind = 'send'): Entry {
  return { kind, at, id };
}
function many(length: number, at = start) {
  return Array.from({ length }, (_, place) => entry(`e${place}`, at));
}
const policy = { limits: [{ count: 60, withinMs: 60_000 }], keepMs: day };

/** The behaviour every `JournalStore` has, played against the ones `makeStore` makes. */
export function journalContract(name: string, makeStore: () => Promise<JournalStore>): void {
  describe(`journals in ${name}`, () => {
    test('a journal never written is empty, also once it was touched', async () => {
      const store = await makeStore();
      expect(await store.read(firstKey)).toEqual([]);
      await store.touch(firstKey, start + day);
      expect(await store.read(firstKey)).toEqual([]);
    });

    test('entries are read in the order in which they came in', async () => {
      const store = await makeStore();
      const entries = [entry('b', start + 1), entry('a'), entry('c', start + 2, 'acceptance')];
      for (const one of entries) await store.append(firstKey, one, start + day);
      await store.touch(firstKey, start + day);
      expect(await store.read(firstKey)).toEqual(entries);
    });

    test('an entry that is appended again, its answer lost, is there once', async () => {
      const store = await makeStore();
      expect(await store.append(firstKey, entry('a'), start)).toEqual([entry('a')]);
      await store.append(firstKey, entry('b'), start);
      expect(await store.append(firstKey, entry('a'), start)).toEqual([entry('a'), entry('b')]);
    });

    test('of 500 at once, none is lost, and as many have room as the limit allows', async () => {
      const store = await makeStore();
      const counted = await Promise.all(many(500).map((one) => count(store, firstKey, one, policy)));
      expect(counted.filter(Boolean)).toHaveLength(60);
      expect(await count(store, firstKey, entry('late', start + 59_999), policy)).toBe(false);
      expect(await count(store, firstKey, entry('later', start + 60_000), policy)).toBe(true);
    });

    test('one delivered 20 times at once is counted once, and has room each time', async () => {
      const store = await makeStore();
      const limit = { limits: [{ count: 2, withinMs: 60_000 }], keepMs: day };
      const again = Array.from({ length: 20 }, (_, ms) =>
        count(store, firstKey, entry('same', start + ms), limit),
      );
      expect(new Set(await Promise.all(again))).toEqual(new Set([true]));
      expect(await count(store, firstKey, entry('another'), limit)).toBe(true);
      expect(await count(store, firstKey, entry('a-third'), limit)).toBe(false);
    });

    test('what is taken back has room again', async () => {
      const store = await makeStore();
      const limit = { limits: [{ count: 1, withinMs: 60_000 }], keepMs: day };
      expect(await count(store, firstKey, entry('a'), limit)).toBe(true);
      expect(await count(store, firstKey, entry('b'), limit)).toBe(false);
      await takeBack(store, firstKey, entry('a'), day);
      expect(await count(store, firstKey, entry('b'), limit)).toBe(true);
    });

    test('entries that are kept no longer go, and the order of the others stays', async () => {
      const store = await makeStore();
      for (const one of many(40)) await store.append(firstKey, one, start);
      const late = [entry('x', start + day), entry('y', start + day)];
      for (const one of late) await append(store, firstKey, one, day);
      expect(await store.read(firstKey)).toEqual(late);
    });

    test('a journal that has grown meanwhile is not made shorter', async () => {
      const store = await makeStore();
      const before = await store.append(firstKey, entry('a'), start);
      await store.append(firstKey, entry('b'), start);
      await store.trim(firstKey, before, []);
      expect(await store.read(firstKey)).toEqual([entry('a'), entry('b')]);
    });
  });
}
