import { pinLifeMs } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const second = 1_000;
const minute = 60 * second;
const day = 1_440 * minute;

// Everybody asks once, for themselves.
function crowd(asker?: 'owner') {
  const scene = sceneOf(memoryStore());
  let next = 0;
  const arrive = async (): Promise<{ readonly outcome: string; readonly use: () => Promise<string> }> => {
    next += 1;
    const ask = {
      holder: `e${next}`,
      phone: `+1555${1_000_000 + next}`,
      conversation: `c${next}`,
      person: `p${next}`,
      asker,
    };
    const outcome = await scene.issue(ask);
    const pin = scene.texts.at(-1) ?? '';
    return { outcome, use: () => scene.type(pin, ask) };
  };
  return { ...scene, arrive };
}

// As whoever is not known, and as those who are; what they share, and what is their own.
describe.each([
  ['people it does not know', undefined, 45],
  ['people it knows', 'owner', 60],
] as const)('O9: the line, to %s,', (_who, asker, aMinute) => {
  test(`sends ${aMinute} a minute and no more`, async () => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < aMinute; i += 1) expect((await arrive()).outcome).toBe('sent');
    pass(minute - 1);
    expect((await arrive()).outcome).toBe('halted');
    pass(1);
    expect((await arrive()).outcome).toBe('sent');
  });

  test.each([
    [0, 'halted'],
    [9, 'halted'],
    [10, 'sent'],
    [50, 'sent'],
  ])('after 50 text messages of which %i were used: %s', async (used, outcome) => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < 50; i += 1) {
      const { use } = await arrive();
      if (i < used) expect(await use()).toBe('accepted');
      pass(2 * second);
    }
    pass(10 * second + pinLifeMs);
    expect((await arrive()).outcome).toBe(outcome);
  });

  test('judges by the last 50, however many of those before were used', async () => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < 100; i += 1) {
      const { outcome, use } = await arrive();
      expect(outcome).toBe('sent');
      if (i < 50) await use();
      pass(2 * second);
    }
    pass(10 * second + pinLifeMs);
    expect((await arrive()).outcome).toBe('halted');
  });

  test('counts a one-time PIN as used only if it was the right one', async () => {
    const { arrive, pass, type } = crowd(asker);
    for (let i = 1; i <= 50; i += 1) {
      await arrive();
      const as = { holder: `e${i}`, conversation: `c${i}` };
      expect(await type('wrong', as)).toBe('wrong');
      pass(2 * second);
    }
    pass(10 * second + pinLifeMs);
    expect((await arrive()).outcome).toBe('halted');
  });

  test('judges a text message only once its one-time PIN has had its time', async () => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < 49; i += 1) await arrive().then(() => pass(2 * second));
    await arrive();
    pass(10 * second + pinLifeMs - 1);
    expect((await arrive()).outcome).toBe('sent');
    pass(1);
    expect((await arrive()).outcome).toBe('halted');
  });

  test('judges nothing by 49', async () => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < 49; i += 1) await arrive().then(() => pass(2 * second));
    pass(2 * minute);
    expect((await arrive()).outcome).toBe('sent');
  });

  test('starts again when the first of the 50 is 15 min old', async () => {
    const { arrive, pass } = crowd(asker);
    for (let i = 0; i < 50; i += 1) await arrive().then(() => pass(2 * second));
    pass(15 * minute - 100 * second - 1);
    expect((await arrive()).outcome).toBe('halted');
    pass(1);
    expect((await arrive()).outcome).toBe('sent');
  });

  test('is not halted by who asks for IDs nobody has', async () => {
    const { arrive, issue, pass } = crowd(asker);
    for (let i = 0; i < 100; i += 1) {
      const nobody = { holder: `n${i}`, phone: undefined, person: `q${i}`, asker };
      expect(await issue(nobody)).toBe('sent');
    }
    pass(2 * minute);
    expect((await arrive()).outcome).toBe('sent');
  });
});

describe('O9: what strangers do halts nobody who is known', () => {
  const known = { holder: '101', phone: '+15550100101', conversation: 'mine', person: 'me' };
  const other = { ...known, holder: '102', phone: '+15550100102', conversation: 'theirs', person: 'they' };
  const whoHasLoggedIn = async () => {
    const scene = crowd();
    await scene.issue(known);
    expect(await scene.type(scene.texts[0] ?? '', known)).toBe('accepted');
    scene.pass(day);
    return scene;
  };

  test.each([
    ['50 text messages that nobody used', 50, 2 * second, 71 * second],
    ['45 in a minute', 45, 0, 0],
  ])('%s', async (_case, times, apart, after) => {
    const { arrive, pass, pins, issue } = await whoHasLoggedIn();
    for (let i = 0; i < times; i += 1) await arrive().then(() => pass(apart));
    pass(after);
    expect([await pins.isHalted(known), await pins.isHalted(other)]).toEqual([false, true]);
    expect([await issue(known), await issue(other)]).toEqual(['sent', 'halted']);
  });

  test('60 in a minute halt everybody', async () => {
    const { arrive, issue, pins } = await whoHasLoggedIn();
    for (let i = 0; i < 45; i += 1) await arrive();
    for (let i = 0; i < 15; i += 1)
      await issue({
        ...other,
        holder: `k${i}`,
        phone: `+1555200${1000 + i}`,
        person: `k${i}`,
        asker: 'owner',
      });
    expect(await pins.isHalted(known)).toBe(true);
    expect(await issue(known)).toBe('halted');
  });

  test.each([
    ['74 requests in 222 s from four sessions, for whomever', 4, 74, 3 * second],
    ['as many as eight sessions ask for in an hour', 8, 3_600, second],
  ])('%s: nobody else is halted either', async (_case, sessions, requests, apart) => {
    const { issue, pass, pins } = crowd();
    for (let i = 0; i < requests; i += 1) {
      const session = `s${i % sessions}`;
      const whom = { holder: `e${i}`, phone: `+1555${1_000_000 + i}` };
      await issue({ ...whom, conversation: session, person: session });
      pass(apart);
      if (i % 10 === 0) expect(await pins.isHalted(other)).toBe(false);
    }
    expect(await issue(other)).toBe('sent');
  });

  test('what one session asks for at once takes no room from others, beyond what is sent', async () => {
    const { issue, texts } = crowd();
    const session = { conversation: 'busy', person: 'busy' };
    const whom = (i: number) => ({ holder: `e${i}`, phone: `+1555${1_000_000 + i}` });
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => issue({ ...session, ...whom(i) }).catch(() => 'lost')),
    );
    expect(texts.length).toBeLessThanOrEqual(5);
    const others = Array.from({ length: 40 }, (_, i) => ({
      ...whom(100 + i),
      conversation: `c${i}`,
      person: `p${i}`,
    }));
    expect(new Set(await Promise.all(others.map((one) => issue(one))))).toEqual(new Set(['sent']));
  });
});
