import { InputError } from '@opsline/function-kit/door';
import { describe, expect, test } from 'vitest';
import { close, parseTurn } from '../src/index.ts';
import { bot, lexEvent } from './event.ts';

describe('what cannot be understood is refused, by path', () => {
  const withBot = (changes: object) => ({
    ...Object(lexEvent().bot),
    ...changes,
  });
  test.each<[string, unknown, RegExp]>([
    ['C69 nothing', undefined, /^event: /],
    ['C69 null', null, /^event: /],
    ['C69 a list', [], /^event: /],
    ['a text', '{}', /^event: /],
    ['C69 an empty object', {}, /event\.messageVersion/],
    ['another version', lexEvent({ messageVersion: '2.0' }), /event\.messageVersion/],
    ['no session', lexEvent({ sessionId: '' }), /event\.sessionId/],
    ['a text that is too long', lexEvent({ inputTranscript: 'x'.repeat(1025) }), /event\.inputTranscript/],
    ['C91 200,000 digits', lexEvent({ inputTranscript: '1'.repeat(200_000) }), /event\.inputTranscript/],
    ['another hook', lexEvent({ invocationSource: 'Other' }), /event\.invocationSource/],
    ['no intent', lexEvent({ sessionState: {} }), /event\.sessionState\.intent/],
    [
      'C78 an attribute that is a number',
      lexEvent({}, { sessionAttributes: { a: 1 } }),
      /event\.sessionState\.sessionAttributes\.a/,
    ],
    [
      'C79 a slot that is a text',
      lexEvent({}, {}, { slots: { Patch: 'kb4711' } }),
      /event\.sessionState\.intent\.slots\.Patch/,
    ],
    [
      'C82 an intent that nobody knows',
      lexEvent({}, {}, { name: 'other' }),
      /event\.sessionState\.intent\.name: expected one of orderPatch, FallbackIntent/,
    ],
    ...['__proto__', 'constructor', 'toString'].map((name): [string, unknown, RegExp] => [
      `C82 ${name}`,
      lexEvent({}, {}, { name }),
      /event\.sessionState\.intent\.name/,
    ]),
    [
      'C87 another bot',
      lexEvent({ bot: withBot({ name: 'otherBot' }) }),
      /event\.bot\.name: expected orderBot/,
    ],
    [
      'C85 attributes that leave no room',
      lexEvent({}, { sessionAttributes: { a: 'x'.repeat(9_300) } }),
      /event\.sessionState\.sessionAttributes: expected less, so that a reply has room/,
    ],
    [
      'C85 slots that leave no room',
      lexEvent({}, {}, { slots: { Patch: { value: { interpretedValue: 'x'.repeat(5_000) } } } }),
      /event\.sessionState\.intent\.slots: expected less, so that a reply has room/,
    ],
  ])('%s', (_, event, path) => {
    expect(() => parseTurn(bot, event)).toThrow(InputError);
    expect(() => parseTurn(bot, event)).toThrow(path);
  });

  test('as much as is taken leaves room for ten whole messages and a kilobyte of attributes', () => {
    const slots = { Patch: { value: { interpretedValue: 'x'.repeat(4_000) } } };
    const event = lexEvent({}, { sessionAttributes: { a: 'x'.repeat(8_180) } }, { slots });
    const says = Array.from({ length: 10 }, () => ({ text: 'x'.repeat(1_024), ssml: '' }));
    const attributes = { ours: 'x'.repeat(1_000) };
    expect(close(parseTurn(bot, event), 'Fulfilled', says, { attributes }).messages).toHaveLength(10);
  });

  test('and no value of the event is told', () => {
    const event = lexEvent(
      { inputTranscript: `7391${'x'.repeat(1025)}` },
      { sessionAttributes: { pin: 7391 } },
    );
    expect(() => parseTurn(bot, event)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('7391') }),
    );
  });
});
