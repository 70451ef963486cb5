import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  close,
  confirmIntent,
  delegate,
  elicitIntent,
  elicitSlot,
  LexReplyError,
  parseTurn,
  quoted,
  say,
  type Turn,
} from '../src/index.ts';
import { bot, lexEvent, scalar } from './event.ts';

const event = lexEvent();
const parsed: Turn<typeof bot> = parseTurn(bot, event);
if (parsed.intent !== 'orderPatch') throw new Error('the test event is for orderPatch');
const turn = parsed;
const kept = { Patch: scalar('kb4711'), When: null };
const caller = { caller: '+15550100101' };

test.each([
  ['close', close(turn, 'Fulfilled', [say`Done.`]), { type: 'Close' }, 'Fulfilled'],
  ['confirm', confirmIntent(turn, [say`Sure?`]), { type: 'ConfirmIntent' }, 'InProgress'],
  ['delegate', delegate(turn), { type: 'Delegate' }, 'InProgress'],
  [
    'delegate to fulfilment',
    delegate(turn, {}, 'ReadyForFulfillment'),
    { type: 'Delegate' },
    'ReadyForFulfillment',
  ],
  ['elicit a slot', elicitSlot(turn, 'When', []), { type: 'ElicitSlot', slotToElicit: 'When' }, 'InProgress'],
])('%s carries the slots and the session attributes forward', (_, reply, dialogAction, state) => {
  expect(reply.sessionState).toEqual({
    dialogAction,
    intent: { name: 'orderPatch', slots: kept, state },
    sessionAttributes: caller,
  });
});

test('eliciting an intent leaves the old one behind', () => {
  expect(elicitIntent(turn, [say`What else?`])).toEqual({
    sessionState: {
      dialogAction: { type: 'ElicitIntent' },
      sessionAttributes: caller,
    },
    messages: [{ contentType: 'PlainText', content: 'What else?' }],
  });
});

test('slots and session attributes change only as told', () => {
  const changes = {
    slots: { When: 'tonight' },
    attributes: { caller: null, patch: 'kb4711' },
  };
  const reply = elicitSlot(turn, 'Patch', [], changes);
  expect(reply.sessionState.intent?.slots).toEqual({
    Patch: null,
    When: scalar('tonight'),
  });
  expect(reply.sessionState.sessionAttributes).toEqual({ patch: 'kb4711' });
});

test('the event is left as it was', () => {
  const before = structuredClone(event);
  elicitSlot(turn, 'Patch', [], {
    attributes: { a: 'b' },
  });
  expect(event).toEqual(before);
});

test('one sentence is SSML on the phone and plain text in chat', () => {
  const sentence = [say`Patch ${quoted('<KB> & co')} it is.`];
  expect(close(turn, 'Fulfilled', sentence).messages).toEqual([
    { contentType: 'PlainText', content: 'Patch ‹KB› & co it is.' },
  ]);
  expect(close({ ...turn, channel: 'voice' }, 'Fulfilled', sentence).messages).toEqual([
    {
      contentType: 'SSML',
      content: '<speak>Patch &lt;KB&gt; &amp; co it is.</speak>',
    },
  ]);
});

describe('what Lex would refuse is refused here, by path', () => {
  const long = { text: 'x'.repeat(1025), ssml: 'x' };
  const many = Array.from({ length: 11 }, () => say`Again.`);
  const big = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key${index}`, 'x'.repeat(500)]));
  test.each([
    [
      'no message to elicit an intent',
      () => elicitIntent(turn, []),
      'messages: ElicitIntent needs at least one',
    ],
    ['no message to confirm', () => confirmIntent(turn, []), 'messages: ConfirmIntent needs at least one'],
    [
      'an empty message',
      () => close(turn, 'Failed', [say``]),
      'messages[0].content: expected 1 to 1024 characters',
    ],
    [
      'a long message',
      () => close(turn, 'Failed', [long]),
      'messages[0].content: expected 1 to 1024 characters',
    ],
    ['eleven messages', () => close(turn, 'Failed', many), 'messages: expected at most 10'],
    [
      'large attributes',
      () => delegate(turn, { attributes: big }),
      'sessionState.sessionAttributes: expected at most 12 KB',
    ],
  ])('%s', (_, build, message) => {
    expect(build).toThrow(LexReplyError);
    expect(build).toThrow(message);
  });

  test('1024 characters and ten messages are taken', () => {
    const ten = Array.from({ length: 10 }, () => ({
      text: 'x'.repeat(1024),
      ssml: 'x',
    }));
    expect(close(turn, 'Fulfilled', ten).messages).toHaveLength(10);
  });
});

test('a misspelt slot or intent does not compile', () => {
  expectTypeOf<keyof typeof turn.slots>().toEqualTypeOf<'Patch' | 'When'>();
  expectTypeOf<typeof parsed.intent>().toEqualTypeOf<'orderPatch'>();
  expectTypeOf<Turn<typeof bot>['intent']>().toEqualTypeOf<'orderPatch' | 'FallbackIntent'>();
  expectTypeOf(elicitSlot<typeof turn>)
    .parameter(1)
    .toEqualTypeOf<'Patch' | 'When'>();
});

describe('a payload beside the sentences', () => {
  const asking = { ...turn, wantsPayload: true };
  const saying = (who: typeof turn, payload: string) =>
    elicitIntent(who, [say`Done.`], { payload }).messages?.map(({ contentType, content }) => [
      contentType,
      content,
    ]);

  test('is for who asks for it, and changes no sentence', () => {
    expect(saying(turn, '{"a":1}')).toEqual([['PlainText', 'Done.']]);
    expect(saying(asking, '{"a":1}')).toEqual([
      ['PlainText', 'Done.'],
      ['CustomPayload', '{"a":1}'],
    ]);
  });

  test('is as many messages as hold it, each as long as Lex takes one', () => {
    const long = `${'x'.repeat(1_024)}\n${'y'.repeat(1_024)}`;
    const parts = saying(asking, long)?.slice(1) ?? [];
    expect(parts.map(([, content = '']) => content.length)).toEqual([1_024, 1_024, 1]);
    expect(parts.map(([, content]) => content).join('')).toBe(long);
  });

  test.each([
    ['too many messages', 'x'.repeat(10_000)],
    ['too many bytes', '€'.repeat(9_000)],
  ])('is left out where it would be %s', (_, payload) => {
    expect(saying(asking, payload)).toEqual([['PlainText', 'Done.']]);
  });

  test.each([
    ['PlainText,CustomPayload', true],
    ['PlainText', false],
    ['PlainText,SSML', false],
    [undefined, false],
  ])('is asked for by accepting "%s": %s', (accepted, is) => {
    const requestAttributes = accepted && { 'x-amz-lex:accept-content-types': accepted };
    expect(parseTurn(bot, lexEvent({ requestAttributes })).wantsPayload).toBe(is);
  });
});
