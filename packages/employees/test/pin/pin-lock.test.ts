import { lockMsAfter } from '@opsline/attempts';
import { pinSceneOf } from '@opsline/employees/testing';
import { describe, expect, test } from 'vitest';
import { lock } from '../../src/pin/pin-policy.ts';

const minute = 60_000;
const day = 86_400_000;

test.each([
  [0, 0],
  [4, 0],
  [5, 15 * minute],
  [6, 30 * minute],
  [7, 60 * minute],
  [8, 120 * minute],
  [9, 240 * minute],
  [10, Number.POSITIVE_INFINITY],
  [11, Number.POSITIVE_INFINITY],
])('P6: after %i consecutive wrong PINs the lock is %d ms', (failures, lockMs) => {
  expect(lockMsAfter(lock, failures)).toBe(lockMs);
});

// Every call from another number, so that only the employee's lock is met.
function siege() {
  const scene = pinSceneOf();
  let calls = 0;
  const call = (pin: string, employeeId = '101') => {
    calls += 1;
    return scene.enter(pin, { employeeId, caller: `+1555${1_000_000 + calls}` });
  };
  const miss = async (times: number) => {
    for (let left = times; left > 0; ) {
      if ((await call('1937')) === 'wrong') left -= 1;
      else scene.pass(15 * minute);
    }
  };
  return { ...scene, call, miss };
}

describe('P6 played', () => {
  test('the fifth wrong PIN locks for 15 min; the right one is refused too', async () => {
    const { call, miss, pass } = siege();
    await miss(5);
    expect(await call('7391')).toBe('locked');
    pass(15 * minute - 1);
    expect(await call('7391')).toBe('locked');
    pass(1);
    expect(await call('7391')).toBe('right');
  });

  test('the sixth, after the lock, locks for 30 min', async () => {
    const { call, miss, pass } = siege();
    await miss(6);
    pass(30 * minute - 1);
    expect(await call('7391')).toBe('locked');
    pass(1);
    expect(await call('7391')).toBe('right');
  });

  test('a right PIN makes the next wrong one the first', async () => {
    const { call, miss } = siege();
    await miss(4);
    expect(await call('7391')).toBe('right');
    await miss(4);
    expect(await call('7391')).toBe('right');
  });

  test('the tenth disables until the PIN is bound anew', async () => {
    const { call, miss, pass, pins } = siege();
    await miss(10);
    pass(4_000 * day);
    expect(await call('7391')).toBe('locked');
    await pins.liftLock('102');
    expect(await call('7391')).toBe('locked');
    await pins.liftLock('101');
    expect(await call('7391')).toBe('right');
  });

  test.each([
    [0, 'not locked', 'right'],
    [5, 'unlocked', 'right'],
    [9, 'unlocked', 'right'],
    [10, 'disabled', 'locked'],
  ] as const)('after %i wrong PINs whoever unlocks it finds it %s', async (misses, became, then) => {
    const { call, miss, pins } = siege();
    await miss(misses);
    expect(await pins.unlock('101', 'look')).toBe(became);
    expect(await pins.unlock('101', 'do')).toBe(became);
    expect(await call('7391')).toBe(then);
  });

  test('a look at a lock lifts none', async () => {
    const { call, miss, pins } = siege();
    await miss(5);
    await pins.unlock('101', 'look');
    expect(await call('7391')).toBe('locked');
  });

  test('an ID nobody has is locked as any other, and by itself', async () => {
    const { call } = siege();
    for (let i = 0; i < 5; i += 1) expect(await call('1937', '999')).toBe('wrong');
    expect(await call('1937', '999')).toBe('locked');
    expect(await call('7391')).toBe('right');
  });

  test('a clock that runs backwards keeps the lock', async () => {
    const { call, miss, pass } = siege();
    await miss(5);
    pass(-day);
    expect(await call('7391')).toBe('locked');
  });
});
