import { describe, expect, test } from 'vitest';
import type { ResetRequest } from '../../src/reset/request.ts';
import { dana } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';
import { locked, proving, request, unlock, withoutPossession, wrong } from './requests.ts';

test('D13 a reset: one write, the password texted, the owner and the helpdesk told', async () => {
  const { reset, directory, texts, notices, log } = withoutPossession();
  expect(await reset(request, undefined)).toBe('told');
  expect(directory.asked).toEqual(['open', 'find', 'policy', 'reset', 'close']);
  expect(texts).toEqual([
    {
      to: dana,
      text: `Opsline: ${directory.passwords[0]} is your new password. You must change it when you log on.`,
    },
    {
      to: dana,
      text: 'Opsline: your password was reset by phone. If you did not ask for this, call the helpdesk at once.',
    },
  ]);
  expect(notices).toEqual([
    expect.stringContaining('Password reset: RESET: 104233, 2026-11-20T08:00:00.000Z.'),
  ]);
  expect(log.filter(({ event }) => event === 'reset')).toEqual([
    {
      event: 'reset',
      conversation: expect.any(String),
      outcome: 'told',
      possession: 'off',
      callerNumber: 'on',
      history: 'enforced',
    },
  ]);
});

test('D16 the notice has no password in it', async () => {
  const { reset, directory, texts, notices } = withoutPossession();
  await reset(request, undefined);
  const [password = ''] = directory.passwords;
  expect(texts.filter(({ text }) => text.includes(password))).toHaveLength(1);
  expect(notices.join()).not.toContain(password);
});

describe('what is not right is denied, and nothing is written', () => {
  test.each<[string, ResetRequest, Circumstances]>([
    ['a wrong month', wrong, {}],
    ['a wrong date of birth', { ...request, details: { ...request.details, birthDate: '1990-04-18' } }, {}],
    ['a user ID that nobody has', { ...request, details: { ...request.details, userId: '999999' } }, {}],
    ['C40 a protected account', request, { found: { outcome: 'refused', reason: 'protected' } }],
    ['C41 two entries', request, { found: { outcome: 'several' } }],
    ['a password that never expires', request, { found: found({ passwordNeverExpires: true }) }],
    ['PR6 another number', { ...request, caller: '+15550100777' }, {}],
    ['PR6 no number, as in a chat', { ...request, caller: undefined }, {}],
    ['no number on record', request, { found: found({ mobile: undefined }) }],
    ['C26 a premium number on record', request, { found: found({ mobile: '+19005550104' }) }],
  ])('%s', async (_, of, circumstances) => {
    const { reset, directory, texts, notices } = withoutPossession(circumstances);
    expect(await reset(of, undefined)).toBe('denied');
    expect(directory.passwords).toEqual([]);
    expect([texts, notices]).toEqual([[], []]);
  });
});

describe('D6 possession', () => {
  test.each([
    ['no one-time PIN', undefined],
    ['one that was never sent', '123456'],
  ])('%s: refused, and the directory is not asked', async (_, guess) => {
    const { reset, directory } = memoryWorld();
    expect(await reset(request, guess)).toBe('pin refused');
    expect(directory.asked).toEqual([]);
  });

  test('nothing typed is no guess, however often: the right one is right afterwards', async () => {
    const { reset } = await proving(request, {});
    for (let count = 0; count < 10; count += 1) expect(await reset(request, undefined)).toBe('pin refused');
    expect(await reset(request, pin)).toBe('told');
  });

  test('C59 the right one, delivered again: used up, and the answer is the same', async () => {
    const { reset, send, directory } = memoryWorld();
    await send({ userId: '104233', conversation: request.conversation, caller: dana });
    expect(await reset(request, pin)).toBe('told');
    expect(await reset(request, pin)).toBe('told');
    expect(await reset({ ...wrong }, pin)).toBe('pin refused');
    expect(directory.passwords).toHaveLength(1);
  });

  test.each<[string, ResetRequest, Circumstances, string]>([
    ['all is right', request, {}, 'told'],
    ['the text message is not sent', request, { invokeTextOwner: async () => 'refused' }, 'not delivered'],
    ['the directory is down', request, { down: 'policy' }, 'nothing done'],
    ['the details are wrong', wrong, {}, 'denied'],
    ['an unlock', unlock, locked, 'unlocked'],
    ['an unlock, the directory down', unlock, { ...locked, down: 'unlock' }, 'not unlocked'],
    ['an unlock to be offered', request, locked, 'unlock offered'],
  ])('C59 the right one, delivered eight times at once, %s: the same answer', async (_, of, how, outcome) => {
    const { reset, directory, passwordTexts, attempts } = await proving(of, how);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => reset(of, pin)));
    expect(new Set(outcomes)).toEqual(new Set([outcome]));
    expect(Math.max(directory.passwords.length, passwordTexts().length)).toBeLessThanOrEqual(1);
    const names = attempts.all().flatMap(({ steps }) => steps.map(({ name }) => name));
    expect(names).not.toContain('pin refused');
  });

  test.each<[ResetRequest, Circumstances, string]>([
    [request, { down: 'policy' }, 'nothing done'],
    [unlock, { ...locked, down: 'unlock' }, 'not unlocked'],
  ])(
    'C59 the right one, delivered again after a fault of ours: no wrong answer, and a new one begins anew',
    async (of, how, outcome) => {
      const { reset, send, clock } = await proving(of, how);
      expect([await reset(of, pin), await reset(of, pin)]).toEqual([outcome, outcome]);
      clock.now += 31_000;
      await send(of);
      expect(await reset(of, '111111')).toBe('pin refused');
      expect(await reset(of, pin)).toBe(outcome);
    },
  );

  test('it is logged with every reset whether it was asked for', async () => {
    const { reset, log } = withoutPossession();
    await reset(request, undefined);
    expect(log.at(-1)).toMatchObject({ event: 'reset', possession: 'off', callerNumber: 'on' });
  });

  test('answers alone are no proof, wherever they come from: nothing is looked up', async () => {
    for (const caller of [dana, undefined]) {
      const { reset, directory } = withoutPossession({ callerNumber: 'off' });
      expect(await reset({ ...request, caller }, undefined)).toBe('pin refused');
      expect(directory.asked).toEqual([]);
    }
  });
});
