import { InputError } from '@opsline/function-kit/door';
import { describe, expect, test } from 'vitest';
import { close, parseTurn } from '../src/index.ts';
import { bot, lexEvent } from './event.ts';

describe('what cannot be understood is refused, by path', () => {
  const withBot = (changes: object) => ({
    ...Object(lexEvent().bot),
    ...changes,
  });
  test.each<[unknown, RegExp]>([
    [undefined, /^event: /],
    [null, /^event: /],
    [[], /^event: /],
    ['{}', /^event: /],
    [{}, /event\.messageVersion/],
    [lexEvent({ messageVersion: '2.0' }), /event\.messageVersion/],
    [lexEvent({ sessionId: '' }), /event\.sessionId/],
    [lexEvent({ inputTranscript: 'x'.repeat(1025) }), /event\.inputTranscript/],
    [lexEvent({ invocationSource: 'Other' }), /event\.invocationSource/],
    [lexEvent({ sessionState: {} }), /event\.sessionState\.intent/],
    [lexEvent({}, { sessionAttributes: { a: 1 } }), /event\.sessionState\.sessionAttributes\.a/],
    [lexEvent({}, {}, { slots: { Patch: 'kb4711' } }), /event\.sessionState\.intent\.slots\.Patch/],
    [
      lexEvent({}, {}, { name: 'other' }),
      /event\.sessionState\.intent\.name: expected one of orderPatch, FallbackIntent/,
    ],
    ...['__proto__', 'constructor', 'toString'].map((name): [unknown, RegExp] => [
      lexEvent({}, {}, { name }),
      /event\.sessionState\.intent\.name/,
    ]),
    [lexEvent({ bot: withBot({ name: 'otherBot' }) }), /event\.bot\.name: expected orderBot/],
    [
      lexEvent({}, { sessionAttributes: { a: 'x'.repeat(9_300) } }),
      /event\.sessionState\.sessionAttributes: expected less, so that a reply has room/,
    ],
    [
      lexEvent({}, {}, { slots: { Patch: { value: { interpretedValue: 'x'.repeat(5_000) } } } }),
      /event\.sessionState\.intent\.slots: expected less, so that a reply has room/,
    ],
  ])('%#', (event, path) => {
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
