import { change, changeAll, type Keys, readAll, type Store } from '@opsline/attempts';
import { counted, memoryStore, storeContract } from '@opsline/attempts/testing';
import { expect, test } from 'vitest';
import { type Counter, counters, newCounter } from './counter.ts';

storeContract(
  'memory',
  async () => {
    const store = memoryStore(newCounter);
    return { store, dump: store.dump };
  },
  counters,
);

const place = { key: 'k', now: 5 };
function raised(row: Counter) {
  return { verdict: 'changed', row: { ...row, count: row.count + 1 } };
}
function same(row: Counter) {
  return { verdict: 'same', row };
}

// A store in which somebody else is quicker, so many times.
function contended(losses: number) {
  const store = memoryStore(newCounter);
  let left = losses;
  const slow: Store<Counter> = {
    read: store.read,
    replace: async (writes) => {
      if (left === 0) return store.replace(writes);
      left -= 1;
      await change(store, { key: 'k', now: 1 }, raised);
      return false;
    },
  };
  const { store: busy, calls } = counted(slow);
  return { store, busy, calls };
}

test('a changed row gets the next version and the time', async () => {
  const store = memoryStore(newCounter);
  expect(await change(store, place, raised)).toBe('changed');
  expect(await store.read('k')).toEqual({ count: 1, version: 1, writtenAt: 5, writer: expect.any(String) });
});

test('an unchanged row is written with its version, so that nobody else loses a race to it', async () => {
  const store = memoryStore(newCounter);
  await change(store, place, raised);
  expect(await change(store, { key: 'k', now: 6 }, same)).toBe('same');
  expect(await store.read('k')).toEqual({ count: 1, version: 1, writtenAt: 6, writer: expect.any(String) });
});

test('an unchanged row that loses its race is not written again', async () => {
  const { busy, calls } = contended(1);
  expect(await change(busy, place, same)).toBe('same');
  expect(calls).toEqual(['read', 'write']);
});

test('a rule is applied again to what the others left', async () => {
  const { busy, store, calls } = contended(9);
  expect(await change(busy, place, raised)).toBe('changed');
  expect((await store.read('k')).count).toBe(10);
  expect(calls).toHaveLength(20);
});

test('after ten lost races it is a fault', async () => {
  const { busy, store } = contended(10);
  await expect(change(busy, place, raised)).rejects.toThrow('changed by others 10 times in a row');
  expect((await store.read('k')).count).toBe(10);
});

test('a row just read that others changed meanwhile is read again', async () => {
  const { busy, store, calls } = contended(1);
  expect(await change(busy, { ...place, read: newCounter }, raised)).toBe('changed');
  expect((await store.read('k')).count).toBe(2);
  expect(calls).toEqual(['write', 'read', 'write']);
});

test('a row that a rule leaves out is written as it was', async () => {
  const store = memoryStore(newCounter);
  await change(store, { key: 'l', now: 4 }, raised);
  const keys: Keys<'one' | 'other'> = [
    ['one', 'k'],
    ['other', 'l'],
  ];
  await changeAll(store, { keys, now: 5 }, (rows) => ({
    verdict: undefined,
    rows: { one: raised(rows('one')).row },
  }));
  expect(await store.read('k')).toMatchObject({ count: 1, version: 1, writtenAt: 5 });
  expect(await store.read('l')).toMatchObject({ count: 1, version: 1, writtenAt: 5 });
});

test('a row that a rule asks for and that was not read is a fault, by its name', async () => {
  const keys: Keys<'one' | 'other'> = [['one', 'k']];
  const rows = await readAll(memoryStore(newCounter), keys);
  expect(rows('one')).toEqual(newCounter);
  expect(() => rows('other')).toThrow(/^The row other is none of those that were read\.$/);
});

test('a row just read is not read again', async () => {
  const { busy, calls } = contended(0);
  await change(busy, { ...place, read: newCounter }, raised);
  expect(calls).toEqual(['write']);
});
