import { describe, expect, test } from 'vitest';
import type { LexPort } from '../../src/instance.ts';
import { flowOf } from '../flows.ts';
import { line } from '../phone-line.ts';
import { bot, reply } from './bot.ts';
import { closed, connectBot, flow, rest } from './bot-flow.ts';

describe('a conversation with the bot', () => {
  const lex = bot([reply('ElicitSlot', ['Say a job.', '<speak>Or <b>latest</b>.</speak>']), closed]);
  const script = [{ say: 'check patching' }, { press: '42#' }] as const;
  const played = line(flow, { lex, from: '+15550100101' }).call(script);

  test('goes on until the bot closes it, and branches on the intent', async () => {
    const { transcript, route } = await played;
    expect(transcript).toEqual([
      'Bot: Which job?',
      'Caller: check patching',
      'Bot: Say a job.',
      'Bot: Or latest.',
      'Caller: (presses 42#)',
      'Bot: Goodbye.',
      'Bot: patchStatusIntent of latest, gold',
    ]);
    expect(route).toBe('bot Equals "patchStatusIntent", answered NextAction, bye end');
  });

  test('is recognised turn by turn, session attributes with the first', async () => {
    await played;
    const turn = { botId: 'BOT1234567', botAliasId: 'ALIAS12345', localeId: 'en_US', sessionId: 'id-1' };
    const requestAttributes = {
      'x-amz-lex:channels:platform': 'Connect',
      'x-amz-lex:accept-content-types': 'PlainText,SSML',
    };
    expect(lex.asked()).toEqual([
      {
        input: {
          ...turn,
          text: 'check patching',
          requestAttributes,
          sessionState: {
            sessionAttributes: {
              phoneNumber: '+15550100101',
              callType: 'VOICE',
              'x-amz-lex:connect-originating-request-id': 'id-2',
            },
          },
        },
        options: { inputMode: 'Speech' },
      },
      {
        input: {
          ...turn,
          text: '42',
          requestAttributes: { ...requestAttributes, 'x-amz-lex:dtmf-transcript': '42' },
        },
        options: { inputMode: 'DTMF' },
      },
    ]);
  });

  test('SSML reaches the caller as SSML, in the voice of the contact', async () => {
    const { caller } = await played;
    expect(caller.heard()[2]).toEqual({
      text: 'Or latest.',
      ssml: '<speak>Or <b>latest</b>.</speak>',
      voice: 'Joanna',
    });
  });
});

describe('how it ends', () => {
  const once = async (answer: unknown, given = flow) =>
    line(given, { lex: bot([answer]) }).call([{ say: 'hello' }]);
  const other = reply('Close', [], { intent: { name: 'FallbackIntent', slots: {} } });

  test.each([
    ['an intent without a condition', other, 'bot NoMatchingCondition, other NextAction, bye end'],
    [
      'no intent at all',
      reply('Close', [], { intent: null }),
      'bot NoMatchingError, sorry NextAction, bye end',
    ],
    [
      'the runtime fails',
      Object.assign(new Error('secret'), { name: 'ThrottlingException' }),
      'bot NoMatchingError, sorry NextAction, bye end',
    ],
  ])('%s', async (_, answer, route) => {
    expect((await once(answer)).route).toBe(route);
  });

  test('a failure is named in the warnings, without its message', async () => {
    const { warnings } = await once(Object.assign(new Error('secret'), { name: 'ThrottlingException' }));
    expect(warnings).toContain('bot: the bot failed (ThrottlingException)');
    expect(JSON.stringify(warnings)).not.toContain('secret');
  });

  test('an intent without a condition and without NoMatchingCondition goes on', async () => {
    const { route } = await once(other, flowOf(connectBot({}, { NoMatchingError: 'sorry' }), ...rest));
    expect(route).toBe('bot NextAction, next NextAction, bye end');
  });

  test('the caller hangs up', async () => {
    const contact = await line(flow, { lex: bot([]) }).call(['hang up']);
    expect(contact).toMatchObject({ outcome: 'hung up', route: 'bot end' });
  });

  test('the caller hangs up on the last words', async () => {
    const contact = await line(flow, { lex: bot([closed]) }).call([
      { say: 'hello' },
      'hang up during prompt',
    ]);
    expect(contact).toMatchObject({ outcome: 'hung up', route: 'bot end' });
  });

  test('a reply that is none is a fault, not an answer', async () => {
    await expect(once({ hello: 'secret' })).rejects.toThrow('sessionState (invalid_type)');
  });

  test('a bot that never closes', async () => {
    const lex: LexPort = { recognizeText: async () => reply('ElicitIntent', []) };
    const asks = Array.from({ length: 3 }, () => ({ say: 'hello' }));
    const call = line(flow, { lex, assumptions: { maximumLexTurns: 3 } }).call(asks);
    await expect(call).rejects.toThrow('does not end');
  });

  test.each([
    ['no Lex at all', flow, {}],
    ['an ARN that is none', flowOf(connectBot({ LexV2Bot: { AliasArn: 'bot' } }), ...rest), { lex: bot([]) }],
    [
      'a prompt that is broken',
      flowOf(connectBot({ Text: undefined, SSML: '<speak>' }), ...rest),
      { lex: bot([]) },
    ],
  ])('%s takes the error branch', async (_, given, options) => {
    expect((await line(given, options).call()).route).toBe('bot NoMatchingError, sorry NextAction, bye end');
  });
});
