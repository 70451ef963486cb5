import { createOneTimePins } from '@opsline/otp';
import { memoryStore, sceneOf, testPepper } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../src/seal.ts';

const phone = '+15550100101';
async function failuresOf(store: ReturnType<typeof memoryStore>, kind: 'holder' | 'phone', id: string) {
  return (await store.read(keyOf(testPepper, kind, id))).failures;
}

describe('C21 O8: the one-time PIN of holder 101 in T1/C1/U1', () => {
  test.each<[string, { readonly holder?: string; readonly conversation?: string }]>([
    ['in the session of another holder', { holder: '102' }],
    ['in another workspace', { conversation: 'T2/C1/U1' }],
    ['in another channel', { conversation: 'T1/C2/U1' }],
    ['in another thread', { conversation: 'T1/C1/U1/1' }],
    ['by another person', { conversation: 'T1/C1/U2' }],
  ])('%s is refused, and is nothing against whose it is', async (_case, as) => {
    const store = memoryStore();
    const { issue, type } = sceneOf(store, [100_000, 200_000]);
    await issue();
    await issue({ holder: '102', phone: '+15550100102' });
    expect(await type('100000', as)).toBe('wrong');
    expect(await failuresOf(store, 'holder', '101')).toBe(0);
    expect(await type('100000')).toBe('accepted');
  });
});

test('C23 O6: two wrong ones, a resend, two wrong ones are four failures, of the holder and of the phone', async () => {
  const store = memoryStore();
  const { issue, type, pass } = sceneOf(store, [100_000, 100_001]);
  await issue();
  for (const guess of ['300000', '300001']) await type(guess);
  pass(30_000);
  await issue();
  for (const guess of ['300000', '300001']) await type(guess);
  expect(await failuresOf(store, 'holder', '101')).toBe(4);
  expect(await failuresOf(store, 'phone', phone)).toBe(4);
  expect(await type('100001')).toBe('accepted');
  expect(await failuresOf(store, 'holder', '101')).toBe(0);
  expect(await failuresOf(store, 'phone', phone)).toBe(0);
});

test('C24: 200 requests in a second send one text message', async () => {
  const { issue, pass, texts } = sceneOf(memoryStore());
  for (let i = 0; i < 200; i += 1) {
    await issue();
    pass(5);
  }
  expect(texts).toHaveLength(1);
});

test('C25: 300 people asking for one holder over a day send ten text messages', async () => {
  const { issue, pass, texts } = sceneOf(memoryStore());
  for (let i = 0; i < 300; i += 1) {
    await issue({ person: `T1/U${i}`, conversation: `T1/C1/U${i}` });
    pass(280_000);
  }
  expect(texts).toHaveLength(10);
});

describe('C27: two holders with one phone', () => {
  test('share its limits', async () => {
    const { issue, pass } = sceneOf(memoryStore());
    expect(await issue({ holder: '101' })).toBe('sent');
    expect(await issue({ holder: '102' })).toBe('too soon');
    pass(30_000);
    expect(await issue({ holder: '102' })).toBe('sent');
    pass(30_000);
    expect(await issue({ holder: '101' })).toBe('sent');
    pass(30_000);
    expect(await issue({ holder: '102' })).toBe('limited');
  });

  test('each use only their own one-time PIN', async () => {
    const { issue, type, pass } = sceneOf(memoryStore(), [100_000, 200_000]);
    await issue({ holder: '101' });
    pass(30_000);
    await issue({ holder: '102' });
    expect(await type('200000', { holder: '101' })).toBe('wrong');
    expect(await type('100000', { holder: '102' })).toBe('wrong');
    expect(await type('100000', { holder: '101' })).toBe('accepted');
    expect(await type('200000', { holder: '102' })).toBe('accepted');
  });

  test('are locked together', async () => {
    const { issue, type, pass } = sceneOf(memoryStore());
    for (let round = 0; round < 4; round += 1) {
      const holder = round % 2 === 0 ? '101' : '102';
      await issue({ holder });
      for (const guess of ['x00000', '1', '']) expect(await type(guess, { holder })).toBe('wrong');
      for (const guess of ['000000', '000001', '000002']) await type(guess, { holder });
      pass(round === 2 ? 900_000 : 30_000);
    }
    expect(await issue({ holder: '101' })).toBe('locked');
    expect(await issue({ holder: '102' })).toBe('locked');
  });
});

describe('C29: a text message that fails after it may have been accepted', () => {
  test.each([
    ['it works for 60 s from when it was drawn', 59_999, 'accepted'],
    ['and then no more', 60_000, 'expired'],
  ])('is a fault, and is not sent twice; if it arrived, %s', async (_case, after, verdict) => {
    let time = 1_760_000_000_000;
    const sent: string[] = [];
    const pins = createOneTimePins({
      store: memoryStore(),
      pepper: async () => testPepper,
      now: () => time,
    });
    const request = { holder: '101', phone: phone, conversation: 'c', person: 'p' };
    const down = new Error('socket hang up');
    const issue = () =>
      pins.issue(request, async (pin) => {
        sent.push(pin);
        throw down;
      });
    const fault = await issue().catch((error: unknown) => error);
    expect(fault).toMatchObject({ message: expect.stringContaining('was not accepted'), cause: down });
    expect(String(fault)).not.toContain(sent[0]);
    expect(await issue()).toBe('too soon');
    const guess = sent[0] ?? '';
    time += after;
    expect(await pins.verify({ holder: '101', conversation: 'c', guess })).toBe(verdict);
    expect(sent).toHaveLength(1);
  });
});

describe('O16: a text message accepted late', () => {
  test.each([
    ['at once', 0, 'sent', 'accepted'],
    ['at 10,000 ms', 10_000, 'sent', 'accepted'],
    ['at 10,001 ms', 10_001, 'late', 'wrong'],
    ['at 15 s', 15_000, 'late', 'wrong'],
    ['at 59 s', 59_000, 'late', 'wrong'],
    ['before it was drawn', -1, 'late', 'wrong'],
  ])('%s: %i ms', async (_case, delay, outcome, verdict) => {
    let time = 1_760_000_000_000;
    const pins = createOneTimePins({
      store: memoryStore(),
      pepper: async () => testPepper,
      now: () => time,
      randomInt: () => 100_000,
    });
    const request = { holder: '101', phone: phone, conversation: 'c', person: 'p' };
    const issued = await pins.issue(request, async () => {
      time += delay;
    });
    expect(issued).toBe(outcome);
    // Counted from the acceptance, not from the request.
    time += outcome === 'sent' ? 59_999 : 1;
    expect(await pins.verify({ holder: '101', conversation: 'c', guess: '100000' })).toBe(verdict);
  });
});
