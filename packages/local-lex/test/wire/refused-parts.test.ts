import { describe, expect, test } from 'vitest';
import { createWorld } from '../bot-world.ts';

/** What is wrong with a hook's answer, or with a request's session state, is told by the path of the property inside. */

const told = 'Invalid Lambda Response: Received invalid response from Lambda: ';
const text = { contentType: 'PlainText', content: 'Yes?' };

function card(more: object): object {
  return { contentType: 'ImageResponseCard', imageResponseCard: { title: 'Pick', ...more } };
}
const button = { text: 'Dev', value: 'dev' };

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
    ['six buttons', card({ buttons: Array(6).fill(button) }), 'imageResponseCard.buttons: '],
    [
      'a button without a value',
      card({ buttons: [button, { text: 'x' }] }),
      'imageResponseCard.buttons[1].value: ',
    ],
    [
      'a button of 51 characters',
      card({ buttons: [{ ...button, text: 'x'.repeat(51) }] }),
      'imageResponseCard.buttons[0].text: ',
    ],
    ['buttons that are no list', card({ buttons: button }), 'imageResponseCard.buttons: '],
    ['a title of 251 characters', card({ title: 'x'.repeat(251) }), 'imageResponseCard.title: '],
    ['an empty title', card({ title: '' }), 'imageResponseCard.title: '],
    ['a subtitle that is a number', card({ subtitle: 7 }), 'imageResponseCard.subtitle: '],
    ['an image of 251 characters', card({ imageUrl: 'x'.repeat(251) }), 'imageResponseCard.imageUrl: '],
    ['no card', { contentType: 'ImageResponseCard' }, 'imageResponseCard: '],
    ['no content', { contentType: 'SSML' }, 'content: '],
    ['an empty content', { contentType: 'CustomPayload', content: '' }, 'content: '],
    ['content that is a number', { contentType: 'PlainText', content: 1 }, 'content: '],
    ['a card beside a text', { ...text, imageResponseCard: { title: 'Pick' } }, 'imageResponseCard: '],
    ['another type', { contentType: 'Text', content: 'x' }, 'contentType: '],
    ['no type', { content: 'x' }, 'contentType: '],
  ])('%s', async (_title, message, path) => {
    const found = await ofHook({ messages: [text, message] });
    expect(found.slice(0, 12 + path.length)).toBe(`messages[1].${path}`);
  });

  test('that is none', async () => {
    expect(await ofHook({ messages: ['Yes?'] })).toMatch(/^messages\[0\]: expected a message/);
  });

  test.each([
    text,
    { ...text, imageResponseCard: null },
    card({}),
    card({ buttons: Array(5).fill(button), subtitle: null }),
    { ...card({}), content: null },
  ])('%j is taken', async (message) => {
    expect(await ofHook({ messages: [message] })).toBe('taken');
  });
});

const phrase = { runtimeHintValues: [{ phrase: 'dev' }] };
const context = { name: 'ordered', timeToLive: { turnsToLive: 2 } };
const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v']));

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
    'hints for an intent that is not there',
    { runtimeHints: { slotHints: { Nope: { Machines: phrase } } } },
    'runtimeHints.slotHints.Nope.Machines: intent Nope has no such slot',
  ],
  [
    'hints for a slot that is not there',
    { runtimeHints: { slotHints: { OrderPatch: { Nope: phrase } } } },
    'runtimeHints.slotHints.OrderPatch.Nope: intent OrderPatch has no such slot',
  ],
  [
    'hints for slots inside',
    { runtimeHints: { slotHints: { OrderPatch: { Machines: { subSlotHints: { a: phrase } } } } } },
    'runtimeHints.slotHints.OrderPatch.Machines.subSlotHints: composite slots are not supported',
  ],
  [
    'hints of no shape',
    { runtimeHints: { slotHints: { OrderPatch: { Machines: { runtimeHintValues: ['dev'] } } } } },
    'runtimeHints.slotHints.OrderPatch.Machines.runtimeHintValues[0]: ',
  ],
  [
    'half a turn',
    { activeContexts: [{ ...context, timeToLive: { turnsToLive: 1.5 } }] },
    'activeContexts[0].timeToLive.turnsToLive: ',
  ],
  [
    'half a second',
    { activeContexts: [{ ...context, timeToLive: { timeToLiveInSeconds: 5.5 } }] },
    'activeContexts[0].timeToLive.timeToLiveInSeconds: ',
  ],
  [
    'eleven attributes of a context',
    { activeContexts: [{ ...context, contextAttributes: eleven }] },
    'activeContexts[0].contextAttributes: expected at most 10 entries',
  ],
];

const base = {
  dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines' },
  intent: { name: 'OrderPatch' },
};

describe.each(notPlayed)('%s', (_title, part, problem) => {
  test('in a hook’s answer', async () => {
    expect(await ofHook({ sessionState: { sessionAttributes: {}, ...base, ...part } })).toContain(
      `sessionState.${problem}`,
    );
  });

  test('in a request', async () => {
    const { runtime } = createWorld('order-bot.yml');
    const request = { sessionId: 'caller-1', sessionState: { ...base, ...part } };
    const refusal = {
      name: 'ValidationException',
      message: expect.stringContaining(`sessionState.${problem}`),
    };
    await expect(runtime.putSession(request)).rejects.toMatchObject(refusal);
    await expect(runtime.recognizeText({ ...request, text: 'hm' })).rejects.toMatchObject(refusal);
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
    runtimeHints: { slotHints: { OrderPatch: { Machines: phrase } } },
  };
  expect(await ofHook({ sessionState }, 'strict')).toBe('taken');
});
