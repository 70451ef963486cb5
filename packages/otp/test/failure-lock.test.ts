import { lockMsAfter } from '@opsline/attempts';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { lock } from '../src/rules/policy.ts';

const minute = 60_000;
const day = 86_400_000;

test.each([
  [0, 0],
  [9, 0],
  [10, 15 * minute],
  [11, 30 * minute],
  [12, 60 * minute],
  [16, 960 * minute],
  [17, day],
  [99, day],
  [100, Number.POSITIVE_INFINITY],
  [101, Number.POSITIVE_INFINITY],
])('O7: after %i consecutive failures the lock is %d ms', (failures, lockMs) => {
  expect(lockMsAfter(lock, failures)).toBe(lockMs);
});

describe('O7 played', () => {
  // As fast as the limits let: three guesses at each one-time PIN, the next one when it may be sent.
  const fail = async (times: number, scene = sceneOf(memoryStore(), [100_000])) => {
    let failures = 0;
    for (let rounds = 0; failures < times && rounds < 10_000; rounds += 1) {
      if ((await scene.issue({ asker: 'owner' })) !== 'sent') scene.pass(60 * minute);
      const guesses = ['200000', '200001', '200002'].slice(0, times - failures);
      for (const guess of guesses) failures += (await scene.type(guess)) === 'wrong' ? 1 : 0;
    }
    expect(failures).toBe(times);
    return scene;
  };

  test('the tenth failure locks for 15 min: neither a right guess nor a text message passes', async () => {
    const { type, issue: ask, pass, texts } = await fail(10);
    const issue = () => ask({ asker: 'owner' });
    const before = texts.length;
    expect(await type('100000')).toBe('locked');
    pass(15 * minute - 1);
    expect(await issue()).toBe('locked');
    expect(texts).toHaveLength(before);
    pass(1);
    expect(await issue()).toBe('sent');
    expect(await type('100000')).toBe('accepted');
  });

  test('the eleventh, after the lock, locks for 30 min', async () => {
    const { issue: ask, pass } = await fail(11);
    const issue = () => ask({ asker: 'owner' });
    pass(30 * minute - 1);
    expect(await issue()).toBe('locked');
    pass(1);
    expect(await issue()).toBe('sent');
  });

  test('a success makes the next failures the first, and does not give back text messages', async () => {
    const scene = await fail(8);
    expect(await scene.type('100000')).toBe('accepted');
    expect(await scene.issue()).toBe('too soon');
    scene.pass(15 * minute);
    await fail(9, scene);
    expect(await scene.type('100000')).not.toBe('locked');
  });

  test('the hundredth failure disables until the lock is lifted', async () => {
    const { issue, type, pass, pins } = await fail(100);
    pass(400 * day);
    expect(await issue()).toBe('locked');
    expect(await pins.liftLock({ holder: '101' })).toBe(100);
    expect(await type('100000')).toBe('wrong');
    expect(await issue()).toBe('sent');
    expect(await type('200000')).toBe('wrong');
    expect(await pins.liftLock({ holder: '101' })).toBe(1);
    pass(30_000);
    expect(await issue()).toBe('sent');
    expect(await type('100000')).toBe('accepted');
  });

  test('somebody else at a phone that was locked has a lock to lift by its number', async () => {
    const { issue, type, pass, pins } = await fail(100);
    const ben = { holder: '102', person: 'T1/U2' };
    expect(await issue(ben)).toBe('locked');
    expect(await pins.liftLock({ holder: '102' })).toBe(0);
    expect(await issue(ben)).toBe('locked');
    expect(await pins.liftLock({ holder: '102', phone: '+15550100101' })).toBe(100);
    pass(30_000);
    expect(await issue(ben)).toBe('sent');
    expect(await type('100000', ben)).toBe('accepted');
    expect(await issue({ phone: '+15550100999' })).toBe('locked');
  });

  test('what was counted before they had a phone is no lock of theirs once they were right', async () => {
    const { issue, type, pass, pins } = sceneOf(memoryStore(), [100_000]);
    await issue({ phone: undefined });
    expect(await type('200000')).toBe('wrong');
    pass(30_000);
    await issue();
    expect(await type('100000')).toBe('accepted');
    expect(await pins.liftLock({ holder: '101' })).toBe(0);
  });

  test('where nothing was counted, nothing is changed', async () => {
    const { issue, type, pins } = sceneOf(memoryStore(), [100_000]);
    await issue();
    expect(await pins.liftLock({ holder: '101' })).toBe(0);
    expect(await type('100000')).toBe('accepted');
  });
});
