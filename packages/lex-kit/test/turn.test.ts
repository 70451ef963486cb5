import { InputError } from '@opsline/function-kit/door';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { parseTurn } from '../src/index.ts';
import { bot, lexEvent, scalar } from './event.ts';

function turnFrom(...parts: Parameters<typeof lexEvent>) {
  return parseTurn(bot, lexEvent(...parts));
}

test('a turn says which intent, what its slots hold, and where it came from', () => {
  expect(turnFrom()).toMatchObject({
    intent: 'orderPatch',
    slots: { Patch: 'kb4711', When: undefined },
    transcript: 'kb 4711',
    retry: 0,
    conversation: 'A1B2C3D4E5:TSTALIASID:dev-0001',
    channel: 'chat',
    wantsPayload: false,
    attributes: { caller: '+15550100101' },
    confirmation: 'None',
  });
});

function patchIn(slots: object | null): string | undefined {
  const turn = turnFrom({}, {}, { slots });
  return turn.intent === 'orderPatch' ? turn.slots.Patch : 'of another intent';
}

describe('every form in which Lex was seen to say it', () => {
  test.each([
    ['C78 attributes absent', turnFrom({}, { sessionAttributes: undefined }).attributes, {}],
    ['C78 attributes null', turnFrom({}, { sessionAttributes: null }).attributes, {}],
    ['C79 slots null', turnFrom({}, {}, { slots: null }).slots, { Patch: undefined, When: undefined }],
    ['C79 a slot without value', patchIn({ Patch: { shape: 'Scalar', value: null } }), undefined],
    ['an ambiguous value', patchIn({ Patch: scalar(null) }), undefined],
    ['no shape', patchIn({ Patch: { value: { interpretedValue: 'x' } } }), 'x'],
    ['C79 interpretedValue missing', patchIn({ Patch: { value: { resolvedValues: [] } } }), undefined],
    [
      'C79 a list',
      patchIn({
        Patch: { shape: 'List', values: [scalar('a'), null, scalar('b')] },
      }),
      'a, b',
    ],
    ['an empty list', patchIn({ Patch: { shape: 'List', values: [] } }), undefined],
    [
      'a composite',
      patchIn({
        Patch: { shape: 'Composite', subSlots: { A: scalar('a') } },
      }),
      undefined,
    ],
    ['no proposed next state', turnFrom({ proposedNextState: undefined }).retry, 0],
    [
      'a proposed next state without prompt',
      turnFrom({ proposedNextState: { dialogAction: { type: 'ElicitSlot' } } }).retry,
      0,
    ],
    ['a prompt without attempt', turnFrom({ proposedNextState: { prompt: {} } }).retry, 0],
    [
      'a prompt whose attempt is null',
      turnFrom({ proposedNextState: { prompt: { attempt: null } } }).retry,
      0,
    ],
    [
      'an attribute that is null',
      turnFrom({}, { sessionAttributes: { a: null, b: 'c' } }).attributes,
      { b: 'c' },
    ],
    [
      'a request attribute that is null',
      turnFrom({ requestAttributes: { 'x-amz-lex:accept-content-types': null } }).channel,
      'chat',
    ],
    ['an interpreted value of nothing', patchIn({ Patch: scalar('') }), undefined],
    [
      'words that a Bedrock model understood',
      turnFrom({ interpretations: [{ interpretationSource: 'Bedrock', intent: { name: 'orderPatch' } }] })
        .intent,
      'orderPatch',
    ],
    ['the second retry', turnFrom({ proposedNextState: { prompt: { attempt: 'Retry2' } } }).retry, 2],
    [
      'fallback without confidence',
      turnFrom({}, {}, { name: 'FallbackIntent', slots: {} }).intent,
      'FallbackIntent',
    ],
    ...['Lex', 'Bedrock', null, undefined].map((interpretationSource): [string, string, string] => {
      const interpretation = { intent: { name: 'orderPatch', slots: {} }, interpretationSource };
      return [
        `interpreted by ${interpretationSource}`,
        turnFrom({ interpretations: [interpretation] }).intent,
        'orderPatch',
      ];
    }),
    ['no transcript', turnFrom({ inputTranscript: undefined }).transcript, ''],
    [
      'speech transcriptions',
      turnFrom({
        transcriptions: [{ transcription: 'a', transcriptionConfidence: 0.4 }],
      }).transcript,
      'kb 4711',
    ],
    ['request attributes null', turnFrom({ requestAttributes: null }).channel, 'chat'],
    ['confirmed', turnFrom({}, {}, { confirmationState: 'Confirmed' }).confirmation, 'Confirmed'],
    ['confirmation null', turnFrom({}, {}, { confirmationState: null }).confirmation, 'None'],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test.each([
  ['typed', { inputMode: 'Text' }, 'chat'],
  ['spoken', { inputMode: 'Speech' }, 'voice'],
  ['keyed in', { inputMode: 'DTMF' }, 'voice'],
  [
    'a call through Connect',
    {
      inputMode: 'DTMF',
      requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML' },
    },
    'voice',
  ],
  [
    'a chat through Connect',
    { requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText' } },
    'chat',
  ],
])('%s is %o: %s', (_, changes, channel) => {
  expect(turnFrom(changes).channel).toBe(channel);
});

test.each([
  ['C84 no interpretations', { interpretations: [] }],
  ['C86 a locale that nobody speaks here', { bot: { ...Object(lexEvent().bot), localeId: 'xx_XX' } }],
])('%s: a turn like any other', (_, changes) => {
  expect(turnFrom(changes)).toEqual(turnFrom());
});

test.each(['orderBot', 'orderBot-dev', 'frontBot-dev'])('a turn may come from %s', (name) => {
  const event = lexEvent({ bot: { ...Object(lexEvent().bot), name } });
  expect(parseTurn({ ...bot, through: 'frontBot' }, event).intent).toBe('orderPatch');
});

test('a turn that another bot passes on is refused where none may', () => {
  const event = lexEvent({ bot: { ...Object(lexEvent().bot), name: 'frontBot-dev' } });
  expect(() => parseTurn(bot, event)).toThrow(/event\.bot\.name: expected orderBot/);
});

test('L1 keys that Lex may add are ignored, wherever they appear', () => {
  const known = turnFrom();
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (key, value) => {
      const name = `x-${key}`;
      const event = lexEvent({ [name]: value }, { [name]: value }, { [name]: value });
      expect(parseTurn(bot, event)).toEqual(known);
    }),
    { numRuns: 50 * inject('times') },
  );
});

test('anything at all is either a turn or a refusal by path', () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      expect(() => parseTurn(bot, event)).toThrow(InputError);
    }),
  );
});
