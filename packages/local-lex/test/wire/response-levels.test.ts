import { describe, expect, test } from 'vitest';
import { createWorld } from '../bot-world.ts';

function state(part: object, rest: object = {}) {
  return {
    sessionState: { sessionAttributes: {}, dialogAction: { type: 'Delegate' }, ...part },
    ...rest,
  };
}
function text(content: string) {
  return { contentType: 'PlainText', content };
}

async function problem(answer: unknown, level: 'lex' | 'strict'): Promise<string> {
  const { say } = createWorld('order-bot.yml', () => answer, { level });
  return say('order a patch').then(
    () => 'accepted',
    (error: Error) =>
      error.message.replace('Invalid Lambda Response: Received invalid response from Lambda: ', ''),
  );
}

describe('refused at both levels', () => {
  test.each<[unknown, RegExp]>([
    ['text', /^: Invalid input/],
    [{}, /^sessionState: /],
    [{ dialogAction: { type: 'Close', fulfillmentState: 'Fulfilled' } }, /^sessionState: /],
    [state({ intent: 'OrderPatch' }), /^sessionState\.intent: /],
    [state({ intent: { name: 'Nope' } }), /^sessionState\.intent\.name: the bot has no intent Nope/],
    [
      state({ intent: { name: 'OrderPatch', slots: { Nope: null } } }),
      /^sessionState\.intent\.slots\.Nope: /,
    ],
    [
      state({ intent: { name: 'OrderPatch', slots: { Machines: { shape: 'List', values: [] } } } }),
      /only Scalar/,
    ],
    [state({ intent: { name: 'OrderPatch', state: 'Waiting' } }), /belongs to streaming/],
    [state({ intent: { name: 'OrderPatch', state: 'Done' } }), /^sessionState\.intent\.state: /],
    [state({ dialogAction: { type: 'None' } }), /None is not an answer/],
    [state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines' } }), /ElicitSlot needs it/],
    [
      state({ dialogAction: { type: 'ElicitSlot' }, intent: { name: 'OrderPatch' } }),
      /slotToElicit: expected a slot of OrderPatch/,
    ],
    [
      state({ dialogAction: { type: 'ElicitSlot', slotToElicit: 'X' }, intent: { name: 'OrderPatch' } }),
      /slotToElicit/,
    ],
    [state({ dialogAction: { type: 'ElicitIntent' } }), /^messages: ElicitIntent needs at least one/],
    [
      state({ dialogAction: { type: 'ConfirmIntent' }, intent: { name: 'LeaveNote' } }),
      /ConfirmIntent needs at least one|not active/,
    ],
    [state({ dialogAction: { type: 'Close' } }), /^sessionState\.intent: Close needs it/],
    [
      state({ dialogAction: { type: 'Close' }, intent: { name: 'OrderPatch' } }),
      /^sessionState\.intent\.state: Close needs it/,
    ],
    [state({ intent: { name: 'OrderPatch', state: 'Failed' } }), /answered Failed and nothing handles it/],
    [state({ sessionAttributes: { n: 1 } }), /^sessionState\.sessionAttributes\.n: /],
    [state({ sessionAttributes: { big: 'x'.repeat(9300) } }), /larger than 12 KB after base64/],
    [state({}, { messages: Array.from({ length: 11 }, () => text('x')) }), /^messages: /],
    [state({}, { messages: [text('')] }), /^messages\[0\]/],
    [state({}, { messages: [text('x'.repeat(1025))] }), /^messages\[0\]/],
    [state({}, { messages: [{ contentType: 'ImageResponseCard' }] }), /^messages\[0\]/],
    [state({}, { padding: 'x'.repeat(51 * 1024) }), /larger than 50 KB/],
  ])('%#: %2$s', async (answer, expected) => {
    expect(await problem(answer, 'lex')).toMatch(expected);
    expect(await problem(answer, 'strict')).toMatch(expected);
  });
});

describe('accepted by Lex, refused at the strict level', () => {
  test.each<[unknown, RegExp]>([
    [{ sessionState: { dialogAction: { type: 'Delegate' } } }, /sessionAttributes: expected a map/],
    [state({}, { sessionId: 'x' }), /^sessionId: unknown property/],
    [
      state({ intent: { name: 'OrderPatch', slots: null, extra: 1 } }),
      /^sessionState\.intent\.extra: unknown/,
    ],
    [
      state({ dialogAction: { type: 'ConfirmIntent' }, intent: { name: 'OrderPatch' } }),
      /ConfirmIntent needs at least one/,
    ],
    [
      state({
        dialogAction: { type: 'Close' },
        intent: { name: 'OrderPatch', state: 'ReadyForFulfillment' },
      }),
      /only Delegate/,
    ],
  ])('%#: %2$s', async (answer, expected) => {
    expect(await problem(answer, 'lex')).toBe('accepted');
    expect(await problem(answer, 'strict')).toMatch(expected);
  });
});

test.each([
  state(
    { intent: null, activeContexts: null, runtimeHints: null, originatingRequestId: null },
    { messages: null, requestAttributes: null },
  ),
  state({
    dialogAction: { type: 'ElicitSlot', slotToElicit: 'Machines', slotElicitationStyle: 'SpellByLetter' },
    intent: { name: 'OrderPatch' },
  }),
])('nulls and optional parts are accepted at both levels: %j', async (answer) => {
  expect(await problem(answer, 'lex')).toBe('accepted');
  expect(await problem(answer, 'strict')).toBe('accepted');
});

test('an event of more than 12 KB is refused at the strict level', async () => {
  const large = {
    sessionId: 'caller-1',
    text: 'order a patch',
    sessionState: { sessionAttributes: { notes: 'x'.repeat(12 * 1024) } },
  };
  const lenient = createWorld('order-bot.yml', () => state({}));
  await expect(lenient.runtime.recognizeText(large)).resolves.toBeDefined();
  const strict = createWorld('order-bot.yml', () => state({}), { level: 'strict' });
  await expect(strict.runtime.recognizeText(large)).rejects.toThrow(/larger than 12 KB/);
});
