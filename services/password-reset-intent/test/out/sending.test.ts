import { describe, expect, test } from 'vitest';
import { ownerNotices } from '../../src/out/messages.ts';
import { found } from '../stage/memory-directory.ts';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';

const ask = { userId: '104233', conversation: 'BOT:ALIAS:contact-1', caller: '+15550100104' };

test('a one-time PIN goes to the number on record', async () => {
  const { send, texts, log, directory } = memoryWorld();
  await send(ask);
  expect(texts.map(({ to }) => to)).toEqual(['+15550100104']);
  expect(directory.asked).toEqual(['open', 'find', 'close']);
  expect(log).toEqual([{ event: 'one-time PIN', conversation: expect.any(String), outcome: 'sent' }]);
});

const abroad = 'number not textable';
const changed = { found: found({ mobileChangedAt: Date.UTC(2026, 10, 20, 7) }) };
const unknown = { found: found({ mobileChangedAt: undefined }) };

describe('nobody else gets one, and the same rows are written', () => {
  test.each<[string, object, Circumstances, string]>([
    ['a user ID that nobody has', { userId: '999999' }, {}, 'nobody'],
    ['another number', { caller: '+15550100777' }, {}, 'other number'],
    ['a withheld number', { caller: undefined }, {}, 'other number'],
    ['a protected account', {}, { found: { outcome: 'refused', reason: 'protected' } }, 'protected'],
    ['a number abroad', { caller: '+447700900123' }, { found: found({ mobile: '+447700900123' }) }, abroad],
    ['a premium number', { caller: '+19005550123' }, { found: found({ mobile: '+19005550123' }) }, abroad],
    ['a password that never expires', {}, { found: found({ passwordNeverExpires: true }) }, 'never expires'],
    ['C28 a number changed an hour ago', {}, changed, 'number changed'],
    ['C28 a number changed nobody knows when', {}, unknown, 'number change unreadable'],
  ])('%s', async (_, changes, circumstances, reason) => {
    const [known, other] = [memoryWorld(), memoryWorld(circumstances)];
    await known.send(ask);
    await other.send({ ...ask, ...changes });
    expect(other.texts).toEqual([]);
    expect(other.log[0]).toMatchObject({ outcome: 'denied', reason });
    expect(other.directory.asked).toEqual(known.directory.asked);
    expect(JSON.parse(await other.pinRows.dump())).toHaveLength(
      JSON.parse(await known.pinRows.dump()).length,
    );
  });
});

describe('O7 the owner is told by text that somebody tries', () => {
  const minute = 60_000;
  const stranger = { ...ask, caller: '+15550100777' };
  const told = (texts: readonly { to: string; text: string }[]) =>
    texts.filter(({ text }) => text === ownerNotices['somebody tries']).map(({ to }) => to);

  test.each<[string, object, Circumstances, readonly string[]]>([
    ['from another number', {}, {}, [ask.caller]],
    ['from another number, and any may call', {}, { callerNumber: 'off' }, [ask.caller]],
    ['the owner, from the number on record', { caller: ask.caller }, {}, []],
    ['the helpdesk', { action: 'helpdesk' }, { callerNumber: 'off' }, []],
    ['with a user ID that nobody has', { userId: '999999' }, {}, []],
    ['for an account that is disabled', {}, { found: { outcome: 'refused', reason: 'disabled' } }, []],
    ['for a number that is not texted', {}, { found: found({ mobile: '+447700900123' }) }, []],
  ])('%s, again and again: %j', async (_, changes, circumstances, expected) => {
    const { send, texts, clock, log, attempts } = memoryWorld(circumstances);
    for (let count = 0; count < 8; count += 1) {
      await send({ ...stranger, ...changes });
      clock.now += minute;
    }
    expect(told(texts)).toEqual(expected);
    const conversation = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(log.filter(({ event }) => event === 'warning')).toEqual(
      expected.map(() => ({ event: 'warning', conversation, outcome: 'told' })),
    );
    const steps = attempts.all().flatMap(({ steps }) => steps.map(({ name }) => name));
    expect(steps.filter((name) => name === 'owner warned')).toHaveLength(expected.length);
  });

  test('once a day, whoever else tries, and not before somebody was refused', async () => {
    const { send, texts, clock } = memoryWorld();
    for (const [count, pause] of [1, 1, 1, 1, 24 * 60, 1, 1, 1].entries()) {
      await send({ ...stranger, conversation: `BOT:ALIAS:${count}`, caller: `+1555010088${count}` });
      expect(told(texts)).toHaveLength([0, 0, 1, 1, 1, 1, 1, 2][count] ?? 0);
      clock.now += pause * minute;
    }
  });

  test('what is told says nothing of who tries, and a text message that is not sent fails nothing', async () => {
    const down = memoryWorld({ sms: 'down' });
    for (let count = 0; count < 4; count += 1) await down.send(stranger);
    expect(down.texts).toEqual([]);
    const { send, log, attempts } = memoryWorld();
    for (let count = 0; count < 4; count += 1) await send(stranger);
    expect(JSON.stringify([log, attempts.all()])).not.toMatch(/5550100/);
    expect(ownerNotices['somebody tries']).not.toMatch(/[0-9]/);
  });
});

test.each<[string, unknown, string]>([
  ['null', null, 'event'],
  ['no user ID', { ...ask, userId: undefined }, 'event.userId'],
  ['a user ID that is none', { ...ask, userId: '104233)(objectClass=*' }, 'event.userId'],
  ['a number that is none', { ...ask, caller: 'anonymous' }, 'event.caller'],
  ['no conversation', { ...ask, conversation: '' }, 'event.conversation'],
  ['another action', { ...ask, action: 'hear patch status' }, 'event.action'],
])('a request with %s is a fault that says where, and nobody is looked up', async (_, event, where) => {
  const { send, directory, log } = memoryWorld();
  await expect(send(event)).rejects.toThrow('the one-time PIN was not sent');
  expect(directory.asked).toEqual([]);
  const error = [expect.stringMatching(new RegExp(`^InputError: ${where}: `))];
  expect(log).toEqual([{ event: 'fault', error }]);
  expect(JSON.stringify(log)).not.toMatch(/104233|anonymous/);
});

test.each<[string, Circumstances]>([
  ['a directory that fails at open', { down: 'open' }],
  ['a directory that fails at find', { down: 'find' }],
  ['SNS that refuses, which counts for nothing,', { sms: 'refused' }],
])('%s is a fault that Lambda counts, each time, and that is on record', async (_, circumstances) => {
  const { send, texts, attempts } = memoryWorld(circumstances);
  for (const conversation of ['1', '2', '3', '4', '5']) {
    await expect(send({ ...ask, conversation })).rejects.toThrow('the one-time PIN was not sent');
  }
  expect(texts).toEqual([]);
  const steps = attempts.all().flatMap(({ steps }) => steps.map(({ name, reason }) => [name, reason]));
  expect(steps).toEqual(Array(5).fill(['no pin', 'fault']));
});

test('what is on record is neither in the notice nor in the log', async () => {
  const { send, notices, log } = memoryWorld({
    found: found({ birthDate: '17.04.90', monthStarted: 'Summer' }),
  });
  await send(ask);
  expect(JSON.stringify([notices, log])).not.toMatch(/17\.04|Summer|Dana/);
});

describe('D16 the helpdesk', () => {
  test.each([
    'RESET',
    'RESET_NOT_DELIVERED',
    'RESET_OUTCOME_UNKNOWN',
    'UNLOCKED',
    'UNLOCK_OUTCOME_UNKNOWN',
    'RECORD_UNREADABLE',
    'NUMBER_CHANGED',
  ])('%s: who and when, and what to do', async (event) => {
    const { notify, notices } = memoryWorld();
    await notify({ event, userId: '104233', at: Date.UTC(2026, 10, 20, 8, 0) });
    expect(notices).toEqual([
      expect.stringMatching(
        new RegExp(`^(Password reset|Account unlock): ${event}: 104233, 2026-11-20T08:00:00.000Z\\. .+`),
      ),
    ]);
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'event'],
    ['another event', { event: 'HELLO', userId: '104233', at: 1 }, 'event.event'],
    ['a list of events', { event: ['RESET'], userId: '104233', at: 1 }, 'event.event'],
    ['a user ID that is none', { event: 'RESET', userId: '1\n2', at: 1 }, 'event.userId'],
  ])('%s is a fault that says where', async (_, notice, where) => {
    const { notify, notices, log } = memoryWorld();
    await expect(notify(notice)).rejects.toThrow('the helpdesk was not told');
    expect(notices).toEqual([]);
    expect(log.map(({ error }) => error)).toEqual([
      [expect.stringMatching(new RegExp(`^InputError: ${where}: `))],
    ]);
  });

  test('a topic that cannot be reached is a fault, so that Lambda tries again', async () => {
    const { notify, log } = memoryWorld({ helpdesk: 'down' });
    await expect(notify({ event: 'RESET', userId: '104233', at: 1 })).rejects.toThrow(
      'the helpdesk was not told',
    );
    expect(log).toEqual([{ event: 'fault', error: ['Error'] }]);
  });
});
