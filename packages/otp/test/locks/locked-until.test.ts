import { countedWithJournal } from '@opsline/attempts/testing';
import { memoryStore, sceneOf, testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { lockedUntil } from '../../src/locks/locked-until.ts';

const minute = 60_000;
const day = 1_440 * minute;

/** What is read of a lock while somebody guesses. */
function guessing() {
  const store = memoryStore();
  const scene = sceneOf(store, [100_000]);
  const { issue, type, pass, now } = scene;
  let count = 0;
  return {
    ...scene,
    /** So many wrong one-time PINs in a row, of this holder and phone, each from a conversation of its own. */
    fails: async (times: number, of: { holder?: string; phone?: string } = {}) => {
      for (let failure = 0; failure < times; failure += 1) {
        const as = { ...of, conversation: `c${++count}`, person: `p${count}`, asker: 'owner' as const };
        expect(await issue(as)).toBe('sent');
        expect(await type('200000', as)).toBe('wrong');
        pass(failure < times - 1 ? day : 0);
      }
      return now();
    },
    until: (holder = '101') => lockedUntil({ store, pepper: async () => testPepper, now }, holder),
  };
}

describe('until when somebody is locked out is read without guessing', () => {
  test('nobody knows them, and nine failures: not at all', async () => {
    const { fails, until } = guessing();
    expect(await until()).toBeUndefined();
    await fails(9);
    expect(await until()).toBeUndefined();
  });

  test('of whom nobody asked for, one row is read', async () => {
    const { store, calls } = countedWithJournal(memoryStore());
    const world = { store, pepper: async () => testPepper, now: () => 0 };
    expect(await lockedUntil(world, '101')).toBeUndefined();
    expect(calls).toEqual(['read']);
  });

  test('ten failures: for fifteen minutes, and not a millisecond longer', async () => {
    const { fails, until, pass } = guessing();
    const at = await fails(10);
    expect(await until()).toBe(at + 15 * minute);
    pass(15 * minute - 1);
    expect(await until()).toBe(at + 15 * minute);
    pass(1);
    expect(await until()).toBeUndefined();
  });

  test('eleven: twice as long; a hundred: without end', async () => {
    const { fails, until, pass } = guessing();
    await fails(10);
    pass(day);
    expect(await until()).toBeUndefined();
    const at = await fails(1);
    expect(await until()).toBe(at + 30 * minute);
    pass(day);
    await fails(89);
    expect(await until()).toBe(Number.POSITIVE_INFINITY);
  });

  test('failures of others with the same phone count for whoever has it', async () => {
    const { fails, until, pass } = guessing();
    await fails(1);
    pass(minute);
    const at = await fails(9, { holder: '102' });
    expect([await until('101'), await until('102')]).toEqual([at + 15 * minute, at + 15 * minute]);
    expect(await until('103')).toBeUndefined();
  });

  test('a lock that was lifted is none', async () => {
    const { fails, until, pins } = guessing();
    await fails(100);
    expect(await pins.liftLock({ holder: '101' })).toBe(100);
    expect(await until()).toBeUndefined();
  });
});
