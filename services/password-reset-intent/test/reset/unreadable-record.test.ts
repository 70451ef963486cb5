import { describe, expect, test } from 'vitest';
import type { Account, Found } from '../../src/directory/directory.ts';
import { dana } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';
import { inConversation, request, withoutPossession, wrong } from './requests.ts';

const minute = 60_000;
const ask = { userId: '104233', conversation: 'BOT:ALIAS:contact-1', caller: dana };
function told(userId = '104233', day = 20) {
  return expect.stringMatching(
    new RegExp(
      `^Password reset: RECORD_UNREADABLE: ${userId}, 2026-11-${day}T.* until that is put right\\.$`,
    ),
  );
}

const unreadable: readonly (readonly [string, Found])[] = [
  ['nothing on record', found({ birthDate: undefined, monthStarted: undefined })],
  ['no date of birth on record', found({ birthDate: undefined })],
  ['no month on record', found({ monthStarted: undefined })],
  ['a date of birth that is none', found({ birthDate: 'unknown' })],
  ['a year of two digits', found({ birthDate: '17.04.90' })],
  ['a month that is none', found({ monthStarted: 'Summer 2019' })],
  ['a day that stands for none', found({ birthDate: '1900-01-01' })],
  ['an account that may not be read', { outcome: 'refused', reason: 'unreadable' }],
];

describe('D4 a record that no answer would equal: no one-time PIN is texted, and the helpdesk is told', () => {
  test.each(unreadable)('%s', async (_, what) => {
    const [known, other] = [memoryWorld(), memoryWorld({ found: what })];
    await known.send(ask);
    await other.send(ask);
    expect(other.texts).toEqual([]);
    expect(other.log[0]).toMatchObject({
      event: 'one-time PIN',
      outcome: 'denied',
      reason: expect.stringContaining('unreadable'),
    });
    expect(other.notices).toEqual([told()]);
    expect(other.directory.asked).toEqual(known.directory.asked);
    expect(JSON.parse(await other.pinRows.dump())).toHaveLength(
      JSON.parse(await known.pinRows.dump()).length,
    );
  });

  test.each([
    ['17/04/1990 00:00:00', 'June 2018'],
    ['17 April 1990', 'Jun-2018'],
    ['1990-04-17 00:00', '2018 June'],
    ['19900417000000.0Z', '15 June 2018'],
  ])('%j and %j are read: a one-time PIN is texted, and nobody is told', async (birthDate, monthStarted) => {
    const { send, texts, notices } = memoryWorld({ found: found({ birthDate, monthStarted }) });
    await send(ask);
    expect(texts).toHaveLength(1);
    expect(notices).toEqual([]);
  });
});

describe('the helpdesk is not flooded', () => {
  const circumstances: Circumstances = { callerNumber: 'off', found: found({ birthDate: undefined }) };

  test('one notice a day and account, whoever asks', async () => {
    const { send, notices, clock } = memoryWorld(circumstances);
    const asks = async (count: number, userId = ask.userId) =>
      send({ userId, conversation: `BOT:ALIAS:${count}`, caller: `+1555010${1000 + count}` });
    for (let count = 0; count < 20; count += 1) {
      await asks(count);
      clock.now += 10 * minute;
    }
    expect(notices).toEqual([told()]);
    await asks(20, '104234');
    expect(notices).toEqual([told(), told('104234')]);
    clock.now = Date.UTC(2026, 10, 21, 8) - 1;
    await asks(21);
    expect(notices).toHaveLength(2);
    clock.now += minute;
    await asks(22);
    expect(notices.slice(2)).toEqual([told('104233', 21)]);
  });

  test('one person who goes through the user IDs is limited as for one-time PINs', async () => {
    const { send, notices } = memoryWorld(circumstances);
    for (let count = 0; count < 40; count += 1) await send({ ...ask, userId: String(104_200 + count) });
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.length).toBeLessThan(40);
  });

  test('a stranger who does not call from the number on record tells nobody', async () => {
    const { send, notices, log } = memoryWorld({ ...circumstances, callerNumber: 'on' });
    await send({ ...ask, caller: '+15550100777' });
    expect(log[0]).toMatchObject({ outcome: 'denied', reason: 'other number' });
    expect(notices).toEqual([]);
  });

  test('two at once are one notice', async () => {
    const { send, notices } = memoryWorld(circumstances);
    await Promise.all(
      [1, 2].map((count) => send({ ...ask, conversation: String(count), caller: `+1555010100${count}` })),
    );
    expect(notices).toEqual([told()]);
  });

  test('a helpdesk that could not be told is told the next time; nobody who asks notices', async () => {
    let helpdesk: Circumstances['helpdesk'] = 'out of reach';
    const { send, notices, log, clock } = memoryWorld({
      ...circumstances,
      get helpdesk() {
        return helpdesk;
      },
    });
    await send(ask);
    expect(notices).toEqual([]);
    helpdesk = undefined;
    for (let count = 0; count < 2; count += 1) {
      clock.now += minute;
      await send(ask);
    }
    expect(notices).toEqual([told()]);
    expect(log.filter(({ event }) => event === 'fault' || event === 'helpdesk')).toEqual([
      { event: 'fault', error: ['Error'] },
      { event: 'helpdesk', outcome: 'RECORD_UNREADABLE', conversation: expect.any(String) },
    ]);
  });
});

describe('D3 a reset: denied in the same words, and no answer counted as wrong', () => {
  test.each(unreadable)('%s: once it is right, so is the owner', async (_, what) => {
    let current = what;
    const { reset, directory, log } = memoryWorld({
      possession: 'off',
      get found() {
        return current;
      },
    });
    for (let count = 0; count < 12; count += 1) {
      expect(await reset(inConversation(count), undefined)).toBe('denied');
    }
    expect(directory.asked.filter((step) => step === 'find')).toHaveLength(12);
    const reasons = log.flatMap(({ event, reason }) => (event === 'reset' ? [reason] : []));
    expect(reasons).toEqual(Array.from({ length: 12 }, () => expect.stringContaining('unreadable')));
    current = found();
    expect(await reset(inConversation(12), undefined)).toBe('told');
  });

  test('what was answered wrong before stays counted', async () => {
    let record: Partial<Account> = {};
    const { reset, log } = memoryWorld({
      possession: 'off',
      get found() {
        return found(record);
      },
    });
    for (let count = 0; count < 4; count += 1) await reset(inConversation(count, wrong), undefined);
    record = { birthDate: undefined };
    for (let count = 4; count < 9; count += 1) await reset(inConversation(count), undefined);
    record = {};
    await reset(inConversation(9, wrong), undefined);
    expect(await reset(inConversation(10), undefined)).toBe('denied');
    expect(log.at(-1)).toMatchObject({ reason: 'too many wrong answers' });
  });

  test('a call from the number on record tells the helpdesk, once', async () => {
    const { reset, notices } = withoutPossession({ found: found({ monthStarted: undefined }) });
    await reset(request, undefined);
    await reset(inConversation(2), undefined);
    expect(notices).toEqual([told()]);
  });

  test('a stranger’s call tells nobody, whatever cannot be read', async () => {
    for (const [, what] of unreadable) {
      const { reset, notices } = withoutPossession({ found: what });
      await reset({ ...request, caller: '+15550100777' }, undefined);
      expect(notices).toEqual([]);
    }
  });
});
