import { choiceMs } from '@opsline/otp/proof';
import { describe, expect, test } from 'vitest';
import { isRequestState, resetStates } from '../../src/reset/outcomes.ts';
import type { ResetRequest } from '../../src/reset/request.ts';
import { mayBegin } from '../../src/reset/rules.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';
import { inConversation, locked, proving, request, unlock, wrong } from './requests.ts';

const minute = 60_000;

describe('a new password is asked for, and the account is merely locked', () => {
  const choose = (chosen: 'unlock' | 'new password', of = request): ResetRequest => ({ ...of, chosen });

  test('the unlock is offered, and nothing is written or counted', async () => {
    const { reset, directory, notices } = await proving(request);
    expect(await reset(request, pin)).toBe('unlock offered');
    expect(await reset(request, pin)).toBe('unlock offered');
    expect([...directory.unlocked, ...directory.passwords, ...notices]).toEqual([]);
  });

  test.each<readonly [string, Circumstances]>([
    ['its password has expired', { found: found({ locked: true, passwordExpired: true }) }],
    ['it is not locked', { found: found({ passwordExpired: true }) }],
  ])('%s: no offer', async (_, circumstances) => {
    const { reset } = await proving(request, circumstances);
    expect(await reset(request, pin)).toBe('told');
  });

  test('without possession there is no offer: an unlock would need it', async () => {
    const { reset } = await proving(request, { ...locked, possession: 'off' });
    expect(await reset(request, undefined)).toBe('told');
  });

  test.each([
    ['unlock', 'unlocked', 1, 0],
    ['new password', 'told', 0, 1],
  ] as const)('%s is chosen: once, with no other proof', async (chosen, outcome, unlocks, passwords) => {
    const { reset, directory } = await proving(request);
    await reset(request, pin);
    expect(await reset(choose(chosen), undefined)).toBe(outcome);
    expect(await reset(choose(chosen), undefined)).toBe(outcome);
    expect(await reset(choose('unlock'), undefined)).toBe(outcome);
    expect([directory.unlocked.length, directory.passwords.length]).toEqual([unlocks, passwords]);
  });

  test.each<readonly [string, ResetRequest]>([
    ['nothing was offered in another conversation', choose('unlock', inConversation(2))],
    [
      'nor for another account',
      choose('unlock', { ...request, details: { ...request.details, userId: '999999' } }),
    ],
    ['nor for other answers', choose('unlock', wrong)],
    ['nor for an unlock', choose('new password', unlock)],
  ])('%s: nothing is chosen there', async (_, elsewhere) => {
    const { reset, directory } = await proving(request);
    await reset(request, pin);
    expect(await reset(elsewhere, undefined)).toBe('choice lapsed');
    expect([...directory.unlocked, ...directory.passwords]).toEqual([]);
  });

  test('what was proved waits for two minutes', async () => {
    for (const [ms, outcome] of [
      [choiceMs - 1, 'unlocked'],
      [choiceMs, 'choice lapsed'],
    ] as const) {
      const { reset, clock } = await proving(request);
      await reset(request, pin);
      clock.now += ms;
      expect(await reset(choose('unlock'), undefined)).toBe(outcome);
    }
  });

  test('… however they end while the choice is made', async () => {
    const outcomes: string[] = [];
    for (let looks = 0; looks < 9; looks += 1) {
      const { reset, clock } = await proving(request);
      await reset(request, pin);
      const end = clock.now + choiceMs;
      let looked = 0;
      Object.defineProperty(clock, 'now', { get: () => (looked++ < looks ? end - 1 : end) });
      outcomes.push(await reset(choose('unlock'), undefined));
    }
    expect(new Set(outcomes)).toEqual(new Set(['choice lapsed', 'unlocked']));
  });

  test('once unlocked, a new password takes a new one-time PIN, in the same conversation', async () => {
    const world = await proving(request);
    await world.reset(request, pin);
    await world.reset(choose('unlock'), undefined);
    expect(await world.reset(request, pin)).toBe('pin refused');
    world.clock.now += minute;
    await world.send(request);
    expect(await world.reset(request, pin)).toBe('unlock offered');
    expect(await world.reset(choose('new password'), undefined)).toBe('told');
  });

  test('a choice that nobody made, from a client that says so: a new challenge', async () => {
    const { reset, directory } = memoryWorld(locked);
    expect(await reset(choose('unlock'), undefined)).toBe('choice lapsed');
    expect(directory.asked).toEqual([]);
  });
});

const states = [undefined, ...Object.keys(resetStates).filter(isRequestState)];

/** How far a request may have come for another to begin in its place. */
function beginsAfter(...of: Parameters<typeof mayBegin>[1][]): unknown[] {
  return states.filter((state) => of.every((one) => mayBegin(state, one)));
}

describe('a request begins in the place of one that has come so far', () => {
  const faults = ['not unlocked', 'nothing done'];

  test('an unlock, after none and after a fault of ours', () => {
    expect(beginsAfter(unlock)).toEqual([undefined, ...faults]);
  });

  test('a new password, after an unlock in its place too, however that ended', () => {
    const unlocks = [
      'unlocked',
      'unlocked, expired',
      'not locked',
      'not locked, expired',
      'unlock unknown',
      'unlocked too often',
    ];
    expect(beginsAfter(request)).toEqual([undefined, ...unlocks, ...faults]);
  });

  test('what is chosen, after an offer alone', () => {
    const chosen = ['unlock', 'new password'] as const;
    expect(beginsAfter(...chosen.map((one) => ({ ...request, chosen: one })))).toEqual(['unlock offered']);
  });
});
