import { countedWithJournal, writesOf } from '@opsline/attempts/testing';
import { pinLifeMs } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

// Counts what goes to the store, in order.
function countedScene() {
  const { store, calls } = countedWithJournal(memoryStore());
  const reset = () => calls.splice(0);
  return { calls, reset, ...sceneOf(store, [100_000]) };
}

// The holder's row first, which names the phone's; then both and the one-time PIN's, and one write of all; then the line's
// journal.
const alike = ['read', 'read', 'read', 'read', 'write', 'write'];

describe('O13: verifying costs the same whatever the verdict', () => {
  type Play = (scene: ReturnType<typeof countedScene>) => Promise<string>;
  test.each<[string, string, Play]>([
    ['nobody has this ID', 'wrong', ({ type }) => type('100000', { holder: '999' })],
    ['nothing was sent', 'wrong', ({ type }) => type('100000')],
    [
      'a wrong guess',
      'wrong',
      async ({ issue, type, reset }) => {
        await issue();
        reset();
        return type('200000');
      },
    ],
    [
      'the right guess',
      'accepted',
      async ({ issue, type, reset }) => {
        await issue();
        reset();
        return type('100000');
      },
    ],
    [
      'not six digits',
      'wrong',
      async ({ issue, type, reset }) => {
        await issue();
        reset();
        return type('hello');
      },
    ],
    [
      'too late',
      'expired',
      async ({ issue, type, reset, pass }) => {
        await issue();
        pass(pinLifeMs);
        reset();
        return type('100000');
      },
    ],
    [
      'used before',
      'spent',
      async ({ issue, type, reset }) => {
        await issue();
        await type('100000');
        reset();
        return type('100000');
      },
    ],
    [
      'an ID nobody has, after a text message that was never sent',
      'wrong',
      async ({ issue, type, reset }) => {
        await issue({ holder: '999', phone: undefined });
        reset();
        return type('100000', { holder: '999' });
      },
    ],
  ])('%s: %s', async (_case, verdict, play) => {
    const scene = countedScene();
    expect(await play(scene)).toBe(verdict);
    expect(scene.calls).toEqual(alike);
  });
});

test('O13: asking for an ID nobody has costs what asking for a real one does', async () => {
  const real = countedScene();
  await real.issue();
  const nobody = countedScene();
  await nobody.issue({ holder: '999', phone: undefined });
  expect(nobody.calls).toEqual(real.calls);
  const [reads, writes] = [Array(6).fill('read'), Array(3).fill('write')];
  expect(real.calls).toEqual([...reads, ...writes, 'read', 'write']);
});

test('O12: an ID nobody has cannot be told from a real one by what comes back', async () => {
  const play = async (phone: string | undefined): Promise<readonly string[]> => {
    const { issue, type, pass } = sceneOf(memoryStore(), [100_000]);
    const heard: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      // From a conversation of its own each time: no one of them has so many tries.
      const as = { phone, conversation: `c${round}`, person: `p${round}` };
      heard.push(await issue(as), await issue(as));
      for (let guess = 0; guess < 5; guess += 1)
        heard.push(await type(String(200_000 + round * 10 + guess), as));
      pass(60_000);
      heard.push(await type('300000', as));
      if (round === 3) pass(15 * 60_000);
    }
    return heard;
  };
  const real = await play('+15550100101');
  expect(new Set(real)).toEqual(
    new Set(['sent', 'too soon', 'limited', 'locked', 'wrong', 'spent', 'expired']),
  );
  expect(await play(undefined)).toEqual(real);
});

test.each(['000000', '100000', '999999', 'none', ''])(
  'O12: no guess is right for an ID nobody has: %j',
  async (guess) => {
    const { issue, type } = sceneOf(memoryStore(), [100_000]);
    expect(await issue({ phone: undefined })).toBe('sent');
    expect(await type(guess)).toBe('wrong');
  },
);

describe('O13: to tell an owner that somebody tries costs what it does where there is nobody to tell', () => {
  const besetting = async (owner: string | undefined) => {
    const memory = memoryStore();
    const { journal, writes } = writesOf(memory.journal);
    const { store, calls } = countedWithJournal({ ...memory, journal });
    const { issue, now, pass } = sceneOf(store);
    const as = { phone: undefined, owner, asker: 'stranger' } as const;
    for (let i = 0; i < 2; i += 1) {
      expect(await issue(as)).toBe('sent');
      pass(30_000);
    }
    calls.length = 0;
    writes.length = 0;
    expect(await issue(as)).toBe('limited');
    return { calls, writes: writes.map(({ is, keptUntil }) => [is, keptUntil - now()]) };
  };

  test.each([
    ['somebody', '+15550100101', 'send'],
    ['nobody', undefined, 'touch'],
  ])('%s', async (_case, owner, expected) => {
    const { calls, writes } = await besetting(owner);
    // The rows and the line's journals, then the phone's row and the journal of warnings; that, and the row once more.
    expect(calls).toEqual([...Array(8).fill('read'), 'write', 'read', 'write']);
    expect(writes).toEqual([[expected, 16 * 60_000]]);
  });
});
