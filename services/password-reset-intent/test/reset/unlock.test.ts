import { pinLifeMs } from '@opsline/otp/policy';
import { describe, expect, test } from 'vitest';
import type { UnlockWrite } from '../../src/directory/directory.ts';
import type { ResetOutcome } from '../../src/reset/outcomes.ts';
import type { ResetRequest } from '../../src/reset/request.ts';
import { dana } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, pin } from '../stage/memory-world.ts';
import { inConversation, locked, proving, request, unlock, wrong } from './requests.ts';

const minute = 60_000;
const hour = 60 * minute;
describe('an unlock writes the lock, and nothing else', () => {
  test.each<readonly [string, Circumstances, ResetOutcome, number]>([
    ['a locked account', locked, 'unlocked', 1],
    [
      'its password expired',
      { found: found({ locked: true, passwordExpired: true }) },
      'unlocked, expired',
      1,
    ],
    ['one that is not locked', {}, 'not locked', 0],
    ['nor its password in force', { found: found({ passwordExpired: true }) }, 'not locked, expired', 0],
    ['a write that is refused', { ...locked, unlock: { outcome: 'denied' } }, 'not unlocked', 1],
    ['an account that has gone', { ...locked, unlock: { outcome: 'gone' } }, 'not unlocked', 1],
    ['no answer to the write', { ...locked, unlock: { outcome: 'unknown' } }, 'unlock unknown', 1],
    ['a directory that is down at it', { ...locked, down: 'unlock' }, 'not unlocked', 0],
    ['a disabled account', { found: { outcome: 'refused', reason: 'disabled' } }, 'pin refused', 0],
  ])('%s', async (_, circumstances, outcome, writes) => {
    const { reset, directory, texts } = await proving(unlock, circumstances);
    expect(await reset(unlock, pin)).toBe(outcome);
    expect(directory.unlocked).toHaveLength(writes);
    expect(directory.passwords).toEqual([]);
    expect(texts.every(({ text }) => text.includes('to unlock your account'))).toBe(true);
  });

  test.each<readonly [UnlockWrite['outcome'], string | undefined]>([
    ['unlocked', 'Account unlock: UNLOCKED: 104233'],
    ['unknown', 'Account unlock: UNLOCK_OUTCOME_UNKNOWN: 104233'],
    ['denied', undefined],
    ['gone', undefined],
  ])('%s: the helpdesk is told of what was written, or may have been', async (outcome, told) => {
    const { reset, notices } = await proving(unlock, { ...locked, unlock: { outcome } });
    await reset(unlock, pin);
    expect(notices).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
  });

  test.each<UnlockWrite['outcome']>(['unlocked', 'unknown'])(
    'delivered again after "%s": the same answer, and no second write or notice',
    async (outcome) => {
      const { reset, directory, notices } = await proving(unlock, { ...locked, unlock: { outcome } });
      const first = await reset(unlock, pin);
      expect(await reset(unlock, pin)).toBe(first);
      expect([directory.unlocked.length, notices.length]).toEqual([1, 1]);
    },
  );

  test('what was refused before the write counts for nothing', async () => {
    const world = await proving(unlock, { ...locked, unlock: { outcome: 'denied' } });
    for (let count = 0; count < 5; count += 1) {
      expect(await world.reset(unlock, pin)).toBe('not unlocked');
      world.clock.now += hour;
      await world.send(unlock);
    }
  });
});

test('it is logged as an unlock, and what the helpdesk is told', async () => {
  const { reset, log } = await proving(unlock);
  await reset(unlock, pin);
  const conversation = expect.any(String);
  expect(log.filter(({ event }) => event === 'helpdesk' || event === 'unlock')).toEqual([
    { event: 'helpdesk', outcome: 'UNLOCKED', conversation },
    { event: 'unlock', outcome: 'unlocked', conversation, possession: 'on', callerNumber: 'on' },
  ]);
});

test('an unlock that is refused takes back itself, and no reset before it', async () => {
  const world = await proving(request, { ...locked, unlock: { outcome: 'denied' } });
  const asked = async (of: ResetRequest) => {
    world.clock.now += 15 * minute;
    await world.send(of);
    return world.reset(of, pin);
  };
  const chosen = async (of: ResetRequest) => {
    expect(await asked(of)).toBe('unlock offered');
    return world.reset({ ...of, chosen: 'new password' }, undefined);
  };
  expect(await chosen(request)).toBe('told');
  expect(await asked(unlock)).toBe('not unlocked');
  expect(await chosen(inConversation(2))).toBe('too soon');
});

describe('a one-time PIN for an unlock is lost or used up', () => {
  const other = { ...request.details, userId: '999999' };
  test.each<readonly [string, ResetRequest]>([
    ['another conversation', inConversation(2, unlock)],
    ['another account', { ...unlock, details: other }],
    ['another action', request],
  ])('%s', async (_, typed) => {
    const { reset, directory } = await proving(unlock);
    expect(await reset(typed, pin)).toBe('pin refused');
    expect(directory.asked.filter((step) => step === 'unlock' || step === 'reset')).toEqual([]);
  });

  test('too late', async () => {
    const { reset, directory, clock } = await proving(unlock);
    clock.now += pinLifeMs;
    expect(await reset(unlock, pin)).toBe('pin refused');
    expect(directory.unlocked).toEqual([]);
  });

  test('twice: with other details, and for the other action afterwards', async () => {
    const { reset, directory } = await proving(unlock);
    expect(await reset(unlock, pin)).toBe('unlocked');
    expect(await reset({ ...unlock, details: wrong.details }, pin)).toBe('pin refused');
    expect(await reset(request, pin)).toBe('pin refused');
    expect([directory.unlocked.length, directory.passwords.length]).toEqual([1, 0]);
  });

  test('one for a new password unlocks nothing', async () => {
    const { reset, directory } = await proving(request);
    expect(await reset(unlock, pin)).toBe('pin refused');
    expect(directory.unlocked).toEqual([]);
  });

  test('without one, from the number on record and with right answers', async () => {
    for (const possession of ['on', 'off'] as const) {
      const { reset, directory } = await proving(unlock, { ...locked, possession });
      expect(await reset(unlock, undefined)).toBe('pin refused');
      expect(directory.unlocked).toEqual([]);
    }
  });

  test('with one, and wrong answers or another calling number', async () => {
    for (const of of [
      { ...wrong, action: 'unlock' },
      { ...unlock, caller: '+15550100777' },
    ] as const) {
      const { reset, directory } = await proving({ ...of, caller: dana });
      expect(await reset(of, pin)).toBe('denied');
      expect(directory.unlocked).toEqual([]);
    }
  });
});

describe('three unlocks a day', () => {
  const unlockAgain = async (world: Awaited<ReturnType<typeof proving>>) => {
    world.clock.now += hour;
    await world.send(unlock);
    return world.reset(unlock, pin);
  };

  test('the fourth is told as that, and written the next day', async () => {
    const world = await proving(unlock);
    expect(await world.reset(unlock, pin)).toBe('unlocked');
    const first = world.clock.now;
    expect([await unlockAgain(world), await unlockAgain(world)]).toEqual(['unlocked', 'unlocked']);
    expect(await unlockAgain(world)).toBe('unlocked too often');
    expect(world.log.at(-1)).toMatchObject({ event: 'unlock', reason: 'too many unlocks' });
    expect(world.directory.unlocked).toHaveLength(3);
    world.clock.now = first + 23 * hour;
    expect(await unlockAgain(world)).toBe('unlocked');
  });

  test('locked once more within the hour, in the same conversation: another one-time PIN is another unlock', async () => {
    const drawn = ['111111', '222222'].values();
    const world = await proving(unlock, { ...locked, drawPin: () => drawn.next().value ?? pin });
    expect(await world.reset(unlock, '111111')).toBe('unlocked');
    world.clock.now += minute;
    await world.send(unlock);
    expect(await world.reset(unlock, '222222')).toBe('unlocked');
    expect(await world.reset(unlock, '222222')).toBe('unlocked');
    expect(world.directory.unlocked).toHaveLength(2);
  });

  test('they are no resets, and resets no unlocks', async () => {
    const world = await proving(unlock);
    await world.reset(unlock, pin);
    for (let count = 0; count < 3; count += 1) await unlockAgain(world);
    world.clock.now += hour;
    await world.send(request);
    expect(await world.reset(request, pin)).toBe('unlock offered');
    expect(await world.reset({ ...request, chosen: 'new password' }, undefined)).toBe('told');
  });

  test('wrong answers count together: five a day, for whichever of the two', async () => {
    const world = await proving({ ...wrong, action: 'unlock' });
    const all: ResetOutcome[] = [];
    for (let count = 0; count < 6; count += 1) {
      const of = inConversation(count, { ...wrong, action: count % 2 === 0 ? 'unlock' : 'new password' });
      world.clock.now += hour;
      await world.send(of);
      all.push(await world.reset(of, pin));
    }
    expect(all).toEqual([...Array(5).fill('denied'), 'too many answers']);
  });
});
