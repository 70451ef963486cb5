import { memoryStore, sceneOf } from '@opsline/otp/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

// Every read and write waits until the scheduler lets it through, in any order.
function slowScene(scheduler: fc.Scheduler, draws: readonly number[]) {
  const store = memoryStore();
  const { journal } = store;
  const slow = {
    journal: {
      ...journal,
      read: scheduler.scheduleFunction(journal.read),
      append: scheduler.scheduleFunction(journal.append),
      touch: scheduler.scheduleFunction(journal.touch),
    },
    read: scheduler.scheduleFunction(store.read),
    replace: scheduler.scheduleFunction(store.replace),
  };
  return { direct: sceneOf(store, draws), slow: sceneOf(slow, draws.slice(1)) };
}

function play(property: (scheduler: fc.Scheduler) => Promise<void>) {
  return fc.assert(fc.asyncProperty(fc.scheduler(), property));
}

test('O4: in any order of reads and writes, one right guess of five is accepted', async () => {
  await play(async (scheduler) => {
    const { direct, slow } = slowScene(scheduler, [100_000]);
    await direct.issue();
    const guesses = ['100000', '200000', '100000', '100000', '200001', '100000', '100000'];
    const verdicts = await scheduler.waitFor(Promise.all(guesses.map((guess) => slow.type(guess))));
    expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(1);
    expect(await direct.type('100000')).toBe('spent');
  });
});

test('O5: in any order of reads and writes, at most three wrong guesses are evaluated', async () => {
  await play(async (scheduler) => {
    const { direct, slow } = slowScene(scheduler, [100_000]);
    await direct.issue();
    const guesses = ['200000', '200001', '100000', '200002', '200003', '200004'];
    const verdicts = await scheduler.waitFor(Promise.all(guesses.map((guess) => slow.type(guess))));
    const wrong = verdicts.filter((verdict) => verdict === 'wrong').length;
    const accepted = verdicts.filter((verdict) => verdict === 'accepted').length;
    expect(accepted).toBe(verdicts[2] === 'accepted' ? 1 : 0);
    expect(wrong).toBeLessThanOrEqual(3);
    expect(accepted === 1 || wrong === 3).toBe(true);
    expect(await direct.type('100000')).toBe('spent');
  });
});

test('O6: a guess at the old one-time PIN while a new one is sent never uses up the new one', async () => {
  await play(async (scheduler) => {
    const { direct, slow } = slowScene(scheduler, [100_000, 300_000]);
    await direct.issue();
    direct.pass(30_000);
    slow.pass(30_000);
    const [outcome, verdict] = await scheduler.waitFor(Promise.all([slow.issue(), slow.type('100000')]));
    expect(outcome).toBe('sent');
    expect(['accepted', 'wrong']).toContain(verdict);
    expect(await direct.type('100000')).toBe('wrong');
    expect(await direct.type('300000')).toBe('accepted');
  });
});

test('O9: in any order of reads and writes, one of four requests sends a text message', async () => {
  await play(async (scheduler) => {
    const { slow } = slowScene(scheduler, [0, 1, 2, 3, 4]);
    const outcomes = await scheduler.waitFor(Promise.all([0, 1, 2, 3].map(() => slow.issue())));
    expect(outcomes.toSorted()).toEqual(['sent', 'too soon', 'too soon', 'too soon']);
    expect(slow.texts).toHaveLength(1);
  });
});
