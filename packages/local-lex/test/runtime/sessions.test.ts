import { describe, expect, test } from 'vitest';
import { createWorld, summary } from '../bot-world.ts';

const session = { sessionId: 'caller-1' };

test.each([
  [299, 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  [300, 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  [301, ' | Close Fallback Fulfilled'],
])('a session lives 300 seconds after its last request: %i', async (seconds, reply) => {
  const { turn, pass } = createWorld('order-bot.yml');
  await turn('order a patch');
  pass(seconds);
  expect(await turn('dev')).toBe(reply);
});

test('each request starts the time anew', async () => {
  const { turn, pass, runtime } = createWorld('order-bot.yml');
  await turn('order a patch');
  pass(200);
  await turn('dev');
  pass(200);
  expect((await runtime.getSession(session)).sessionState.intent?.name).toBe('OrderPatch');
  pass(200);
  await expect(runtime.getSession(session)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

describe('active contexts', () => {
  const order = ['patch dev on tomorrow', '1234', 'yes'];
  const plain = { 'x-amz-lex:accept-content-types': 'PlainText' };
  const where = 'when does it arrive';
  const known = 'The order for AmazonLinuxDev is on its way. | Close OrderState Fulfilled';
  const unknown = ' | Close Fallback Fulfilled';

  test('an intent with an input context is not recognised before', async () => {
    const { turn } = createWorld('order-bot.yml');
    expect(await turn(where, plain)).toBe(unknown);
  });

  test('a fulfilled intent activates its context, with its slots as default values, for two turns', async () => {
    const { turn, runtime } = createWorld('order-bot.yml');
    for (const said of order) await turn(said);
    expect((await runtime.getSession(session)).sessionState.activeContexts).toMatchObject([
      { name: 'ordered', timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 2 } },
    ]);
    expect(await turn(where, plain)).toBe(known);
    expect(await turn(where, plain)).toBe(known);
    expect(await turn(where, plain)).toBe(unknown);
  });

  test('or for 90 seconds', async () => {
    const { turn, pass } = createWorld('order-bot.yml');
    for (const said of order) await turn(said);
    pass(89);
    expect(await turn(where, plain)).toBe(known);
    pass(1);
    expect(await turn(where, plain)).toBe(unknown);
  });

  test('an earlier default wins', async () => {
    const { turn, runtime } = createWorld('order-bot.yml');
    for (const said of order) await turn(said);
    await runtime.putSession({ ...session, sessionState: { sessionAttributes: { lastFleet: 'windows' } } });
    expect(await turn(where, plain)).toBe(
      'The order for WindowsProd is on its way. | Close OrderState Fulfilled',
    );
  });

  test('an event carries the context counted down', async () => {
    const { turn, pass, events } = createWorld('order-bot.yml');
    for (const said of order) await turn(said);
    pass(30);
    await turn('purple');
    expect(events.at(-1)?.sessionState.activeContexts).toMatchObject([
      { timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 1 } },
    ]);
  });
});

const intent = { name: 'OrderPatch', slots: { Machines: { value: { interpretedValue: 'WindowsProd' } } } };

test.each<[string, object, string]>([
  ['ElicitIntent', { dialogAction: { type: 'ElicitIntent' } }, ' | ElicitIntent'],
  [
    'ElicitSlot',
    { dialogAction: { type: 'ElicitSlot', slotToElicit: 'StartDate' }, intent },
    'When shall WindowsProd be patched? | ElicitSlot StartDate',
  ],
  [
    'ConfirmIntent',
    { dialogAction: { type: 'ConfirmIntent' }, intent },
    'Patch WindowsProd on {StartDate}, [callerName]? | ConfirmIntent',
  ],
  [
    'Delegate, to resume',
    { dialogAction: { type: 'Delegate' }, intent },
    'When shall WindowsProd be patched? | ElicitSlot StartDate',
  ],
  [
    'Delegate, to start',
    { dialogAction: { type: 'Delegate' }, intent: { name: 'LeaveNote' } },
    'What shall it say? | ElicitSlot Note',
  ],
  ['Close', { dialogAction: { type: 'Close' }, intent }, ' | Close OrderPatch InProgress'],
  [
    'Close, to fulfil again',
    { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'ReadyForFulfillment' } },
    'Goodbye. | Close OrderPatch Fulfilled',
  ],
])('PutSession with %s', async (_title, sessionState, reply) => {
  const { runtime } = createWorld('order-bot.yml');
  expect(summary(await runtime.putSession({ ...session, sessionState }))).toBe(reply);
});

test('messages of PutSession are said instead of the prompt', async () => {
  const { runtime } = createWorld('order-bot.yml');
  const messages = [{ contentType: 'PlainText' as const, content: 'Which ones, then?' }];
  const sessionState = {
    dialogAction: { type: 'ElicitSlot' as const, slotToElicit: 'Machines' },
    intent: { name: 'OrderPatch' },
  };
  expect(summary(await runtime.putSession({ ...session, sessionState, messages }))).toBe(
    'Which ones, then? | ElicitSlot Machines',
  );
});

test('the state of a request replaces the kept one', async () => {
  const { runtime, turn } = createWorld('order-bot.yml');
  await turn('order a patch');
  const reply = await runtime.recognizeText({
    ...session,
    text: 'tomorrow',
    sessionState: {
      intent,
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'StartDate' },
      sessionAttributes: { a: '1' },
    },
  });
  expect(summary(reply)).toBe('Your PIN? | ElicitSlot ApproverPin');
  expect(reply.sessionState.sessionAttributes).toEqual({ a: '1' });
});

test('a deleted session is gone', async () => {
  const { runtime, turn } = createWorld('order-bot.yml');
  await turn('order a patch');
  expect(await runtime.deleteSession(session)).toEqual({
    botId: 'LOCALBOT00',
    botAliasId: 'TSTALIASID',
    localeId: 'en_US',
    ...session,
  });
  await expect(runtime.getSession(session)).rejects.toMatchObject({ status: 404 });
  await expect(runtime.deleteSession(session)).resolves.toBeDefined();
});
