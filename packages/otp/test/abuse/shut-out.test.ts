import { memoryStore, type Scene, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const second = 1_000;
const minute = 60 * second;
const day = 1_440 * minute;

const owner = { conversation: 'T1/D1/U1', person: 'T1/U1' };
const stranger = { conversation: 'T1/D2/U2', person: 'T1/U2' };
const wrongs = ['900000', '900001', '900002'] as const;

async function logIn({ issue, type, texts }: Scene): Promise<readonly string[]> {
  const outcome = await issue(owner);
  return outcome === 'sent' ? [outcome, await type(texts.at(-1) ?? '', owner)] : [outcome];
}
const inAtOnce = ['sent', 'accepted'];

/** The owner has logged in before, or not; that was a week ago. */
async function aWeekAfter(loggedIn: boolean): Promise<Scene> {
  const scene = sceneOf(memoryStore(), [100_000, 100_001, 100_002, 100_003, 100_004]);
  if (loggedIn) expect(await logIn(scene)).toEqual(inAtOnce);
  scene.pass(7 * day);
  return scene;
}

describe('O6: a stranger asks with the owner’s ID while the owner logs in', () => {
  test.each([
    ['who has logged in before', true],
    ['who has not', false],
  ])('the one-time PIN of an owner %s stays theirs', async (_case, loggedIn) => {
    const { issue, type, pass, texts } = await aWeekAfter(loggedIn);
    expect(await issue(owner)).toBe('sent');
    const own = texts.at(-1) ?? '';
    pass(31 * second);
    expect(await issue(stranger)).toBe('sent');
    const other = texts.at(-1) ?? '';
    for (const guess of wrongs) expect(await type(guess, stranger)).toBe('wrong');
    // Of two texts the owner types the one that came last.
    expect(await type(other, owner)).toBe('wrong');
    expect(await type(other, owner)).toBe('wrong');
    expect(await type(own, owner)).toBe('accepted');
    expect(await type(other, stranger)).toBe('spent');
  });

  test('what the owner mixes up is not counted against them, however often', async () => {
    const { issue, type, pass, texts, pins } = await aWeekAfter(true);
    await issue(stranger);
    pass(31 * second);
    await issue(owner);
    const [other = '', own = ''] = texts.slice(-2);
    for (let i = 0; i < 4; i += 1) expect(await type(other, owner)).toBe('wrong');
    expect(await pins.liftLock({ holder: '101' })).toBe(0);
    expect(own).not.toBe(other);
  });

  test('a resend voids that conversation’s own, and no other', async () => {
    const { issue, type, pass, texts } = await aWeekAfter(true);
    await issue(owner);
    pass(30 * second);
    await issue(stranger);
    pass(29 * second);
    const [own = '', other = ''] = texts.slice(-2);
    expect(await type(own, stranger)).toBe('wrong');
    expect(await type(other, stranger)).toBe('accepted');
    expect(await type(own, owner)).toBe('accepted');
  });
});

describe('O7 O9: a stranger asks and guesses with the owner’s ID', () => {
  /** Every half minute at most, from one conversation after another, and three wrong guesses at each. */
  const siege = async ({ issue, type, pass }: Scene, minutes: number, conversations: number) => {
    const times = Math.min(2 * minutes, 300);
    for (let i = 0; i < times; i += 1) {
      const other = { conversation: `T1/D/S${i % conversations}`, person: `T1/S${i % conversations}` };
      await issue(other);
      for (const guess of wrongs) await type(guess, other);
      pass((minutes * minute) / times);
    }
  };

  test.each([
    ['16 minutes from one conversation', 16, 1],
    ['47 minutes from one', 47, 1],
    ['47 minutes from forty', 47, 40],
    ['a day from forty', 1_440, 40],
    ['two days from forty', 2_880, 40],
  ])('for %s: an owner who is known there logs in at once', async (_case, minutes, conversations) => {
    const scene = await aWeekAfter(true);
    await siege(scene, minutes, conversations);
    expect(await logIn(scene)).toEqual(inAtOnce);
  });

  test('an owner who is known has a text message left in every quarter of an hour, and four a day', async () => {
    const scene = await aWeekAfter(true);
    const heard: string[] = [];
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await siege(scene, 15, 40);
      heard.push(...(await logIn(scene)));
      scene.pass(30 * second);
    }
    expect(heard).toEqual([...inAtOnce, ...inAtOnce, ...inAtOnce, ...inAtOnce]);
  });

  test.each([
    ['47 minutes', 'one conversation', 47, 1, 'sent'],
    ['a day', 'one conversation', 1_440, 1, 'sent'],
    ['47 minutes', 'forty', 47, 40, 'locked'],
  ])('for %s from %s: one who is not known yet', async (_case, _from, minutes, conversations, heard) => {
    const scene = await aWeekAfter(false);
    await siege(scene, minutes, conversations);
    expect((await logIn(scene))[0]).toBe(heard);
  });

  test('the owner is told so, once a day, and not when it is the owner who asks too often', async () => {
    const scene = await aWeekAfter(true);
    await siege(scene, 47, 40);
    expect(scene.warnings()).toBe(1);
    await siege(scene, 1_440, 40);
    expect(scene.warnings()).toBe(2);
    const alone = await aWeekAfter(true);
    for (let i = 0; i < 5; i += 1) {
      await alone.issue(owner);
      alone.pass(31 * second);
    }
    expect([await alone.issue(owner), alone.warnings()]).toEqual(['limited', 0]);
  });

  test('that somebody tries with an ID nobody has is told to nobody', async () => {
    const { issue, warnings } = sceneOf(memoryStore());
    for (let i = 0; i < 9; i += 1) await issue({ phone: undefined, person: 'T1/U9' });
    expect(warnings()).toBe(0);
  });

  test('who is not let ask has the owner told all the same, and gets nothing', async () => {
    const { issue, warnings, texts, pass } = sceneOf(memoryStore());
    const elsewhere = { ...stranger, phone: undefined, owner: '+15550100101', asker: 'stranger' } as const;
    const outcomes: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      outcomes.push(await issue(elsewhere));
      // The same event, delivered again, is no other try.
      if (i < 2) expect([await issue(elsewhere), warnings()]).toEqual([['too soon', 'limited'][i], 0]);
      pass(30 * second);
    }
    expect(outcomes).toEqual(['sent', 'sent', 'limited', 'limited']);
    expect([texts.length, warnings()]).toEqual([0, 1]);
    pass(minute);
    await issue({ ...stranger, asker: 'stranger' });
    expect(warnings()).toBe(1);
  });

  test('no more than ten owners a minute are told; the others are when somebody tries again', async () => {
    const { issue, warnings, pass } = sceneOf(memoryStore());
    const besetting = (i: number, phone?: string) => ({
      ...{ holder: `e${i}`, phone: undefined, owner: phone, asker: 'stranger' as const },
      ...{ conversation: `c${i}`, person: `p${i}` },
    });
    const all = Array.from({ length: 11 }, (_, i) => besetting(i, `+1555${1_000_000 + i}`));
    const nobody = Array.from({ length: 11 }, (_, i) => besetting(20 + i));
    for (let round = 0; round < 2; round += 1) {
      for (const request of [...nobody, ...all]) await issue(request);
      pass(30 * second);
    }
    for (const request of [...nobody, ...all]) expect(await issue(request)).toBe('limited');
    expect(warnings()).toBe(10);
    for (const request of all) await issue(request);
    expect(warnings()).toBe(10);
    pass(minute);
    for (const request of all) expect(await issue(request)).toBe('limited');
    expect(warnings()).toBe(11);
  });

  test('whoever may ask for nobody any more has nobody told: nothing was sent to them', async () => {
    const { issue, warnings, texts } = sceneOf(memoryStore());
    const outcomes: string[] = [];
    for (let i = 0; i < 40; i += 1)
      outcomes.push(await issue({ ...stranger, holder: `e${i}`, phone: `+1555${1_000_000 + i}` }));
    expect(outcomes).toEqual([...Array(5).fill('sent'), ...Array(35).fill('limited')]);
    expect([texts.length, warnings()]).toEqual([5, 0]);
  });

  test('a warning that fails fails nothing', async () => {
    const { pins, pass } = sceneOf(memoryStore());
    const request = { holder: '101', phone: '+15550100101', ...stranger };
    const issue = () =>
      pins.issue(
        request,
        async () => {},
        () => Promise.reject(new Error('SNS is down')),
      );
    for (let i = 0; i < 3; i += 1) {
      expect(await issue()).toBe('sent');
      pass(30 * second);
    }
    expect(await issue()).toBe('limited');
  });
});
