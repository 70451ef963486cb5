import { randomUUID } from 'node:crypto';
import { countedWithJournal, losing } from '@opsline/attempts/testing';
import { createConversations } from '@opsline/otp';
import { memoryStore, testPepper } from '@opsline/otp/testing';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { Store } from '../src/row.ts';
import { keyOf } from '../src/seal.ts';

const here = 'T1/C1/U1';
const minute = 60_000;

function desk(store: Store = memoryStore()) {
  let time = 1_760_000_000_000;
  const pass = (ms: number) => {
    time += ms;
  };
  const conversations = createConversations({ store, pepper: async () => testPepper, now: () => time });
  const open = (conversation: string, holder: string) =>
    conversations.admit({ conversation, holder, proof: randomUUID() });
  return { pass, open, ...conversations };
}

test('L2: a conversation nobody opened is nobody’s, whatever the session attributes say', async () => {
  const { resume, open } = desk();
  expect(await resume(here)).toBeUndefined();
  await open('T1/C1/U2', '101');
  expect(await resume(here)).toBeUndefined();
});

test.each([
  ['at once', 0, '101'],
  ['after 9 min 59.999 s', 10 * minute - 1, '101'],
  ['after 10 min', 10 * minute, undefined],
  ['after a day, the row still there', 1_440 * minute, undefined],
  ['with the clock back', -1, undefined],
  ['at no time', Number.NaN, undefined],
])('O17: an open conversation resumed %s', async (_case, ms, holder) => {
  const { open, resume, pass } = desk();
  await open(here, '101');
  pass(ms);
  expect(await resume(here)).toBe(holder);
});

test('O17: each turn starts the 10 min anew', async () => {
  const { open, resume, pass } = desk();
  await open(here, '101');
  for (let turn = 0; turn < 12; turn += 1) {
    pass(9 * minute);
    expect(await resume(here)).toBe('101');
  }
  pass(10 * minute);
  expect(await resume(here)).toBeUndefined();
});

test('PS15: goodbye ends it, and only there', async () => {
  const { open, resume, close } = desk();
  await open(here, '101');
  await open('T1/C1/U2', '102');
  await close(here);
  expect(await resume(here)).toBeUndefined();
  expect(await resume('T1/C1/U2')).toBe('102');
  await close(here);
  await close('never opened');
  expect(await resume(here)).toBeUndefined();
});

test('goodbye where nothing is open changes nothing', async () => {
  const store = memoryStore();
  await desk(store).close(here);
  expect(await store.read(keyOf(testPepper, 'conversation', here))).toMatchObject({ version: 0 });
});

test('C89: whoever authenticates last has the conversation', async () => {
  const { open, resume } = desk();
  await open(here, '101');
  await open(here, '102');
  expect(await resume(here)).toBe('102');
});

test('O10: the table shows neither the holder nor the conversation', async () => {
  const store = memoryStore();
  const { open, resume } = desk(store);
  await open('canary-place', 'canary-id');
  await resume('canary-place');
  const stored = await store.dump();
  expect(stored).toContain('session');
  for (const canary of ['canary', Buffer.from('canary').toString('hex')])
    expect(stored).not.toContain(canary);
});

test('a resumed conversation is one read and one write', async () => {
  const store = memoryStore();
  await desk(store).open(here, '101');
  const { store: counting, calls } = countedWithJournal(store);
  expect(await desk(counting).resume(here)).toBe('101');
  expect(calls).toEqual(['read', 'write']);
});

test('goodbye wins over every turn on its way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const store = memoryStore();
      await desk(store).open(here, '101');
      const slow = desk({
        ...store,
        read: scheduler.scheduleFunction(store.read),
        replace: scheduler.scheduleFunction(store.replace),
      });
      await scheduler.waitFor(
        Promise.all([slow.resume(here), slow.resume(here), slow.close(here), slow.resume(here)]),
      );
      expect(await desk(store).resume(here)).toBeUndefined();
    }),
    { numRuns: 50 * inject('times') },
  );
});

describe('a proof', () => {
  const admission = { conversation: here, holder: '101', proof: 'signed-once' };
  const elsewhere = { ...admission, conversation: 'T1/C1/U2' };

  test('opens one conversation, and keeps it open when it is delivered again', async () => {
    const { admit, resume } = desk();
    expect([await admit(admission), await admit(admission), await admit(elsewhere)]).toEqual([
      '101',
      '101',
      undefined,
    ]);
    expect([await resume(here), await resume('T1/C1/U2')]).toEqual(['101', undefined]);
  });

  test('delivered again, gives ten more minutes', async () => {
    const { admit, resume, pass } = desk();
    await admit(admission);
    pass(9 * minute);
    await admit(admission);
    pass(9 * minute);
    expect(await resume(here)).toBe('101');
  });

  test('opens nothing again after goodbye, and after 10 idle minutes', async () => {
    const { admit, close, pass } = desk();
    await admit(admission);
    await close(here);
    expect(await admit(admission)).toBeUndefined();
    const idle = { ...admission, proof: 'another' };
    await admit(idle);
    pass(10 * minute);
    expect(await admit(idle)).toBeUndefined();
  });

  test('of fifty conversations that present it at once, one is opened', async () => {
    const { admit } = desk();
    const admitted = Array.from({ length: 50 }, (_, place) =>
      admit({ ...admission, conversation: `T1/C1/U${place}` }),
    );
    expect((await Promise.all(admitted)).filter((holder) => holder === '101')).toHaveLength(1);
  });

  test('is not used up when the conversation could not be opened', async () => {
    const store = memoryStore();
    const down = { ...store, replace: () => Promise.reject(new Error('throttled')) };
    await expect(desk(down).admit(admission)).rejects.toThrow('throttled');
    expect(await desk(store).admit(admission)).toBe('101');
  });

  test('is believed although the answer to the write was lost', async () => {
    const store = memoryStore();
    const { admit } = desk({ ...losing(store), journal: store.journal });
    expect(await admit(admission)).toBe('101');
  });

  test('cannot be read from the table', async () => {
    const store = memoryStore();
    await desk(store).admit({ ...admission, proof: '0123456789abcdef' });
    expect(await store.dump()).not.toContain('0123456789abcdef');
  });
});
