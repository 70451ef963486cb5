import { expect, test } from 'vitest';
import { createLexRuntime } from '../../src/index.ts';
import { createWorld, testBot, wednesday } from '../bot-world.ts';

const all = ['order a patch', 'dev', 'tomorrow', '1234', 'yes'];

test('the hook hears every input; the last yes is heard twice, by both hooks', async () => {
  const { events, turn } = createWorld('order-bot.yml');
  for (const said of all) await turn(said);
  const heard = events.map(({ invocationSource, inputTranscript, proposedNextState, sessionState }) => [
    invocationSource,
    inputTranscript,
    proposedNextState?.dialogAction.slotToElicit,
    proposedNextState?.prompt.attempt,
    sessionState.intent.state,
    sessionState.intent.confirmationState,
  ]);
  expect(heard).toEqual([
    ['DialogCodeHook', 'order a patch', 'Machines', 'Initial', 'InProgress', 'None'],
    ['DialogCodeHook', 'dev', 'StartDate', 'Initial', 'InProgress', 'None'],
    ['DialogCodeHook', 'tomorrow', 'ApproverPin', 'Initial', 'InProgress', 'None'],
    ['DialogCodeHook', '1234', undefined, undefined, 'InProgress', 'None'],
    ['DialogCodeHook', 'yes', undefined, undefined, 'InProgress', 'Confirmed'],
    ['FulfillmentCodeHook', 'yes', undefined, undefined, 'ReadyForFulfillment', 'Confirmed'],
  ]);
});

test('a wrong answer is heard as Retry1, Retry2; the one that exhausts the retries only by the fallback intent', async () => {
  const { events, turn } = createWorld('order-bot.yml');
  for (const said of ['order a patch', 'x1', 'x2', 'x3']) await turn(said);
  expect(events.map((it) => [it.sessionState.intent.name, it.proposedNextState?.prompt.attempt])).toEqual([
    ['OrderPatch', 'Initial'],
    ['OrderPatch', 'Retry1'],
    ['OrderPatch', 'Retry2'],
    ['Fallback', undefined],
  ]);
});

test('hookAfterLastRetry lets the hook hear that one too', async () => {
  const { events, turn } = createWorld('order-bot.yml', undefined, {
    assumptions: { hookAfterLastRetry: true },
  });
  for (const said of ['order a patch', 'x1', 'x2', 'x3']) await turn(said);
  expect(events.map((it) => it.sessionState.intent.name)).toEqual([
    'OrderPatch',
    'OrderPatch',
    'OrderPatch',
    'OrderPatch',
    'Fallback',
  ]);
});

test('an event is complete', async () => {
  const given: unknown[] = [];
  const runtime = createLexRuntime({
    bot: testBot('order-bot.yml'),
    localeId: 'en_US',
    hook: async (event) => {
      given.push(event);
      return { sessionState: { dialogAction: { type: 'Delegate' } } };
    },
    now: () => wednesday,
    requestId: () => '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
  });
  await runtime.recognizeText(
    {
      botId: 'A1B2C3D4E5',
      botAliasId: 'TSTALIASID',
      sessionId: 'dev:0001',
      text: 'order a patch for the dev machines',
      requestAttributes: { 'x-amz-lex:channels:platform': 'Connect' },
    },
    { inputMode: 'Speech' },
  );
  expect(given).toMatchSnapshot();
});

test('the losers have their own slots and share the state; the fallback has no confidence', async () => {
  const { events, turn } = createWorld('order-bot.yml');
  await turn('order a patch');
  await turn('dev');
  expect(events[1]?.interpretations.map((it) => [it.intent.name, it.nluConfidence !== undefined])).toEqual([
    ['OrderPatch', true],
    ['Fallback', false],
  ]);
});

test('originatingRequestId stays the same through a session', async () => {
  const ids = ['request-1', 'request-2'];
  const world = createWorld('order-bot.yml', undefined, { requestId: () => ids.shift() ?? 'none left' });
  for (const said of all) await world.turn(said);
  expect(new Set(world.events.map((it) => it.sessionState.originatingRequestId))).toEqual(
    new Set(['request-1']),
  );
});
