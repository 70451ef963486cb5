import { memoryPinAttempts, memoryStoredPins, pinSceneOf } from '@opsline/employees/testing';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { AttemptStore } from '../../src/pin/attempt-row.ts';

const minute = 60_000;
const once = { contactId: 'one' };

describe('C70: the same entry delivered four times', () => {
  test('wrong: counts once, for the employee, the number and the contact', async () => {
    const { enter } = pinSceneOf();
    for (let delivery = 0; delivery < 4; delivery += 1) expect(await enter('1937', once)).toBe('wrong');
    for (const pin of ['1938', '1939']) expect(await enter(pin, once)).toBe('wrong');
    expect(await enter('1940')).toBe('wrong');
    expect(await enter('7391')).toBe('right');
  });

  test('right: is right each time, even when the employee is locked in between', async () => {
    const { enter, pass } = pinSceneOf();
    expect(await enter('7391', once)).toBe('right');
    for (let index = 0; index < 5; index += 1) await enter('1937');
    expect(await enter('7391')).toBe('locked');
    expect(await enter('7391', once)).toBe('right');
    pass(15 * minute - 1);
    expect(await enter('7391', once)).toBe('right');
  });

  test('the one that locks: is wrong each time', async () => {
    const { enter } = pinSceneOf();
    for (let index = 0; index < 4; index += 1) await enter('1937');
    for (let delivery = 0; delivery < 4; delivery += 1) expect(await enter('1938', once)).toBe('wrong');
    expect(await enter('7391')).toBe('locked');
  });

  test('while locked: is locked each time', async () => {
    const { enter } = pinSceneOf();
    for (let index = 0; index < 5; index += 1) await enter('1937');
    for (let delivery = 0; delivery < 4; delivery += 1) expect(await enter('7391', once)).toBe('locked');
  });

  test('at once: has one effect', async () => {
    const { enter } = pinSceneOf();
    const verdicts = await Promise.all([1, 2, 3, 4].map(() => enter('1937', once)));
    expect(verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    for (const _ of [1, 2, 3]) expect(await enter('1938')).toBe('wrong');
    expect(await enter('7391')).toBe('right');
  });

  test('much later: is another attempt', async () => {
    const { enter, pass } = pinSceneOf();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await enter('1937', once)).toBe('wrong');
      pass(15 * minute);
    }
    pass(-1);
    expect(await enter('7391')).toBe('locked');
  });

  test('after the PIN was bound anew: is looked at again', async () => {
    const { enter, pins } = pinSceneOf();
    expect(await enter('7391', once)).toBe('right');
    await pins.liftLock('101');
    expect(await enter('7391', once)).toBe('right');
  });
});

// Each write fails once when its turn comes; Amazon Connect then delivers again.
function failingAt(inner: AttemptStore, turn: number): AttemptStore {
  let writes = 0;
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    return writes === turn ? Promise.reject(new Error('down')) : write();
  };
  const { read, replace, journal } = inner;
  return {
    read,
    replace: (rows) => inTurn(() => replace(rows)),
    journal: {
      ...journal,
      append: (...entry) => inTurn(() => journal.append(...entry)),
      touch: (...place) => inTurn(() => journal.touch(...place)),
    },
  };
}

test.each([1, 2, 3])(
  'an outage at write %i is thrown, and the next delivery counts once in all',
  async (turn) => {
    const store = memoryPinAttempts();
    const broken = pinSceneOf({ store: failingAt(store, turn) });
    await expect(broken.enter('1937', once)).rejects.toThrow('down');
    expect(await broken.enter('1937', once)).toBe('wrong');
    const { enter } = pinSceneOf({ store });
    for (const index of [1, 2, 3]) expect(await enter('1938', { contactId: `more-${index}` })).toBe('wrong');
    expect(await enter('7391', { contactId: 'last' })).toBe('right');
  },
);

test('an outage of the table of employees is thrown, and counts nothing', async () => {
  const store = memoryPinAttempts();
  const down = { find: () => Promise.reject(new Error('down')) };
  const broken = pinSceneOf({ store, storedPins: down });
  for (let index = 0; index < 9; index += 1) await expect(broken.enter('7391')).rejects.toThrow('down');
  expect(await store.dump()).toBe('[]');
});

// Each another PIN, in another contact, from another number.
function attempts(count: number, first: number) {
  return Array.from({ length: count }, (_, index) => ({
    pin: String(2_000 + first + index),
    caller: `+1555${1_000_000 + first + index}`,
  }));
}

test('50 attempts at once: five are looked at, and all have a verdict', async () => {
  const { enter } = pinSceneOf();
  const verdicts = await Promise.all(attempts(50, 0).map(({ pin, caller }) => enter(pin, { caller })));
  expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
  expect(verdicts.filter((verdict) => verdict === 'locked' || verdict === 'halted')).toHaveLength(45);
});

test('500 people at once, each with a wrong PIN of their own: as many are looked at as the line allows', async () => {
  const { enter } = pinSceneOf({ storedPins: memoryStoredPins({}) });
  const verdicts = await Promise.all(
    attempts(500, 0).map(({ pin, caller }, index) => enter(pin, { caller, employeeId: `e${index}` })),
  );
  expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(30);
  expect(verdicts.filter((verdict) => verdict === 'halted')).toHaveLength(470);
});

test('500 people at once who withhold their number, each with their right PIN: every one is right', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `e${index}`);
  const { enter } = pinSceneOf({
    storedPins: memoryStoredPins(Object.fromEntries(ids.map((id) => [id, '7391']))),
  });
  const verdicts = await Promise.all(
    ids.map((employeeId) => enter('7391', { employeeId, caller: undefined })),
  );
  expect(new Set(verdicts)).toEqual(new Set(['right']));
});

test('50 attempts, ten at once as the function takes them: exactly five are looked at', async () => {
  const { enter } = pinSceneOf();
  const verdicts = [];
  for (const first of [0, 10, 20, 30, 40])
    verdicts.push(
      ...(await Promise.all(attempts(10, first).map(({ pin, caller }) => enter(pin, { caller })))),
    );
  expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
  expect(verdicts.filter((verdict) => verdict === 'locked' || verdict === 'halted')).toHaveLength(45);
  expect(await enter('7391')).not.toBe('right');
});

test('in any order of reads and writes, no more than five wrong PINs are looked at', async () => {
  const pins = ['1937', '1938', '1939', '1940', '1941', '1942', '1943'];
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const store = memoryPinAttempts();
      const { enter } = pinSceneOf({
        storedPins: memoryStoredPins({ '101': '7391' }),
        store: {
          journal: store.journal,
          read: scheduler.scheduleFunction(store.read),
          replace: scheduler.scheduleFunction(store.replace),
        },
      });
      const verdicts = await scheduler.waitFor(Promise.all(pins.map((pin) => enter(pin))));
      expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
      expect(verdicts.filter((verdict) => verdict === 'locked')).toHaveLength(2);
    }),
    { numRuns: 30 * inject('times') },
  );
});
