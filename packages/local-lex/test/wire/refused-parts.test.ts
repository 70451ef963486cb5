import { describe, expect, test } from 'vitest';
import { createWorld } from '../bot-world.ts';

/** What is wrong with a hook's answer, or with a request's session state, is told by the path of the property. */

const told = 'Invalid Lambda Response: Received invalid response from Lambda: ';
const text = { contentType: 'PlainText', content: 'Yes?' };

const card = { title: 'Pick' };

async function ofHook(part: object, level: 'lex' | 'strict' = 'lex'): Promise<string> {
  const sessionState = {
    sessionAttributes: {},
    dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines' },
    intent: { name: 'OrderPatch' },
  };
  const { say } = createWorld('order-bot.yml', () => ({ sessionState, ...part }), { level });
  return say('order a patch').then(
    () => 'taken',
    (error: Error) => error.message.replace(told, ''),
  );
}

describe('a message of a hook', () => {
  test.each<[string, object, string]>([
    ['a card', { contentType: 'ImageResponseCard', imageResponseCard: card }, 'contentType: '],
    ['no content', { contentType: 'SSML' }, 'content: '],
    ['an empty content', { contentType: 'CustomPayload', content: '' }, 'content: '],
    ['content that is a number', { contentType: 'PlainText', content: 1 }, 'content: '],
    ['a card beside a text', { ...text, imageResponseCard: card }, 'imageResponseCard: '],
    ['another type', { contentType: 'Text', content: 'x' }, 'contentType: '],
    ['no type', { content: 'x' }, 'contentType: '],
  ])('%s', async (_title, message, path) => {
    const found = await ofHook({ messages: [text, message] });
    expect(found.slice(0, 12 + path.length)).toBe(`messages[1].${path}`);
  });

  test('that is none', async () => {
    expect(await ofHook({ messages: ['Yes?'] })).toMatch(/^messages\[0\]: expected a message/);
  });

  test.each([text, { ...text, imageResponseCard: null }])('%j is taken', async (message) => {
    expect(await ofHook({ messages: [message] })).toBe('taken');
  });
});

const phrase = { runtimeHintValues: [{ phrase: 'dev' }] };
const context = { name: 'ordered', timeToLive: { turnsToLive: 2 } };

/** Parts of a session state that would change the conversation, and that this runtime does not play. */
const notPlayed: readonly [string, object, string][] = [
  [
    'values of a List slot, without a shape',
    { intent: { name: 'OrderPatch', slots: { Machines: { values: [{}] } } } },
    'intent.slots.Machines.values: only Scalar slots are supported',
  ],
  [
    'slots inside a slot',
    { intent: { name: 'OrderPatch', slots: { Machines: { subSlots: { a: null } } } } },
    'intent.slots.Machines.subSlots: only Scalar slots are supported',
  ],
  [
    'an answer of Kendra',
    { intent: { name: 'OrderPatch', kendraResponse: { a: 1 } } },
    'intent.kendraResponse: Kendra is not supported',
  ],
  [
    'a slot inside to be elicited',
    { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines', subSlotToElicit: { name: 'a' } } },
    'dialogAction.subSlotToElicit: composite slots are not supported',
  ],
  [
    'a state of streaming',
    { intent: { name: 'OrderPatch', state: 'Waiting' } },
    'intent.state: expected Failed, Fulfilled, InProgress or ReadyForFulfillment (what else there is belongs to streaming)',
  ],
  [
    'another state of streaming',
    { intent: { name: 'OrderPatch', state: 'FulfillmentInProgress' } },
    'intent.state: expected Failed',
  ],
  [
    'hints for speech recognition',
    { runtimeHints: { slotHints: { OrderPatch: { Machines: phrase } } } },
    'runtimeHints: hints are not supported',
  ],
  ['an active context', { activeContexts: [context] }, 'activeContexts: contexts are not supported'],
];

const base = {
  dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines' },
  intent: { name: 'OrderPatch' },
};

test.each(notPlayed)('in a hook’s answer, %s', async (_title, part, problem) => {
  expect(await ofHook({ sessionState: { sessionAttributes: {}, ...base, ...part } })).toContain(
    `sessionState.${problem}`,
  );
});

test.each<[string, object]>([
  ['intent', { intent: { name: 'OrderPatch' } }],
  ['dialogAction', { dialogAction: { type: 'ElicitIntent' } }],
  ['activeContexts', { activeContexts: [context] }],
  ['runtimeHints', { runtimeHints: { slotHints: {} } }],
  ['originatingRequestId', { originatingRequestId: 'request-1' }],
])('a request with %s in its session state', async (property, sessionState) => {
  const { runtime } = createWorld('order-bot.yml');
  await expect(
    runtime.recognizeText({ sessionId: 'caller-1', text: 'hm', sessionState }),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Invalid request: sessionState.${property}: only sessionAttributes are played here`,
  });
});

test('what is empty is not in the way, and what only speech needs changes nothing', async () => {
  const sessionState = {
    sessionAttributes: {},
    dialogAction: { ...base.dialogAction, slotElicitationStyle: 'SpellByWord', subSlotToElicit: null },
    intent: {
      name: 'OrderPatch',
      kendraResponse: null,
      slots: { Machines: { shape: 'Scalar', value: null, values: [], subSlots: {} } },
    },
    runtimeHints: {},
    activeContexts: [],
  };
  expect(await ofHook({ sessionState }, 'strict')).toBe('taken');
});
