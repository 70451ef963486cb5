import { append, count, type Entry, type JournalStore, takeBack } from '@opsline/attempts';
import { memoryJournal } from '@opsline/attempts/testing';
import { describe, expect, test } from 'vitest';

const start = 1_760_000_000_000;
const keepMs = 1_000;
const policy = { limits: [{ count: 2, withinMs: 100 }], keepMs };

function entry(id: string, at = start, kind = 'miss'): Entry {
  return { kind, at, id };
}

/** A journal with entries in it, and what is asked of it from then on. */
async function journalOf(...entries: readonly Entry[]) {
  const inner = memoryJournal();
  for (const one of entries) await inner.append('k', one, 0);
  const asked: unknown[] = [];
  const told = <T>(what: unknown, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const store: JournalStore = {
    read: (key) => told('read', inner.read(key)),
    append: (key, one, until) =>
      told(`append ${one.id}, kept ${until - start}`, inner.append(key, one, until)),
    touch: (key, until) => told(`touch, kept ${until - start}`, inner.touch(key, until)),
    trim: (key, all, kept) => told(`trim ${all.length} to ${kept.length}`, inner.trim(key, all, kept)),
  };
  return { store, asked };
}

describe('what is counted', () => {
  test.each<[string, readonly Entry[], Entry, boolean, string]>([
    ['the first', [], entry('a'), true, 'append a, kept 1000'],
    ['one more, with room', [entry('a')], entry('b', start + 5), true, 'append b, kept 1005'],
    ['one too many', [entry('a'), entry('b')], entry('c', start + 7), false, 'touch, kept 1007'],
    ['the same again', [entry('a'), entry('b')], entry('b', start + 9), true, 'touch, kept 1009'],
    [
      'the same again, which had no room',
      [entry('a'), entry('b'), entry('c')],
      entry('c'),
      false,
      'touch, kept 1000',
    ],
    ['the same ID of another kind', [entry('a', start, 'send')], entry('a'), true, 'append a, kept 1000'],
    [
      'another kind that is full',
      [entry('a', start, 'send'), entry('b', start, 'send')],
      entry('c'),
      true,
      'append c, kept 1000',
    ],
  ])('%s', async (_, before, one, room, asked) => {
    const journal = await journalOf(...before);
    expect(await count(journal.store, 'k', one, policy)).toBe(room);
    expect(journal.asked).toEqual(['read', asked]);
  });

  test('what was just read is not read again', async () => {
    const { store, asked } = await journalOf(entry('a'));
    expect(await count(store, 'k', entry('a'), { ...policy, read: [entry('a')] })).toBe(true);
    expect(asked).toEqual(['touch, kept 1000']);
  });

  test('what comes in beyond the limit at the same moment has no room, and takes some', async () => {
    const { store } = await journalOf(entry('a'), entry('b'));
    expect(await count(store, 'k', entry('c'), { ...policy, read: [entry('a')] })).toBe(false);
    expect(await count(store, 'k', entry('c'), policy)).toBe(false);
  });

  test('what is taken back has room again, and it alone', async () => {
    const { store, asked } = await journalOf(entry('a'), entry('b'));
    await takeBack(store, 'k', entry('a', start + 3), keepMs);
    expect(asked).toEqual(['append a, kept 1003']);
    expect(await count(store, 'k', entry('c'), policy)).toBe(true);
    expect(await count(store, 'k', entry('d'), policy)).toBe(false);
  });
});

describe('what is too old goes, once it is worth it', () => {
  const old = (length: number) => Array.from({ length }, (_, place) => entry(`old-${place}`, start - keepMs));

  test.each([
    [31, []],
    [32, ['trim 34 to 2']],
    [40, ['trim 42 to 2']],
  ])('%i entries that are kept no longer', async (length, trims) => {
    const { store, asked } = await journalOf(...old(length), entry('young', start - keepMs + 1));
    expect(await append(store, 'k', entry('new'), keepMs)).toEqual([
      entry('young', start - keepMs + 1),
      entry('new'),
    ]);
    expect(asked).toEqual(['append new, kept 1000', ...trims]);
  });

  test('what is in the future is young', async () => {
    const { store } = await journalOf(entry('ahead', start + 5_000));
    expect(await append(store, 'k', entry('new'), keepMs)).toHaveLength(2);
  });
});
