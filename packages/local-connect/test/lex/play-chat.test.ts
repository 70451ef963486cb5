import { virtualClock } from '@opsline/local-kit/clock';
import { expect, test } from 'vitest';
import type { LexPort } from '../../src/instance.ts';
import { action, botArn, flowOf, lookup, say, wire } from '../flows.ts';
import { line, start } from '../phone-line.ts';
import { bot, reply } from './bot.ts';

function chatBot() {
  return action(
    'bot',
    'ConnectParticipantWithLexBot',
    { Text: 'How can I help?', LexV2Bot: { AliasArn: botArn } },
    wire(
      'bye',
      { NoMatchingError: 'sorry', NoMatchingCondition: 'bye', InputTimeLimitExceeded: 'late' },
      { patchStatusIntent: 'bye' },
    ),
  );
}
const rest = ['sorry', 'late'].map((name) => say(name, name, 'bye'));
const closed = reply('Close', ['Goodbye.']);

test('text goes to the bot as text, and only plain text is accepted', async () => {
  const lex = bot([closed]);
  const { transcript } = await line(flowOf(chatBot(), ...rest), { lex }).chat([
    { say: 'check patching', afterMs: 60_000 },
  ]);
  expect(transcript).toEqual(['Bot: How can I help?', 'Caller: check patching', 'Bot: Goodbye.']);
  expect(lex.asked()).toMatchObject([
    {
      input: {
        text: 'check patching',
        requestAttributes: {
          'x-amz-lex:channels:platform': 'Connect Chat',
          'x-amz-lex:accept-content-types': 'PlainText',
        },
      },
      options: { inputMode: 'Text' },
    },
  ]);
});

test('a customer who says nothing more', async () => {
  const { route } = await line(flowOf(chatBot(), ...rest), { lex: bot([]) }).chat(['silence']);
  expect(route).toBe('bot InputTimeLimitExceeded, late NextAction, bye end');
});

test.each([
  [5999, 'bot Equals "patchStatusIntent", bye end'],
  [7000, 'bot NoMatchingError, sorry NextAction, bye end'],
])('a bot that answers after %i ms', async (ms, route) => {
  const clock = virtualClock(start);
  const lex: LexPort = {
    recognizeText: async () => {
      await clock.sleep(ms);
      return closed;
    },
  };
  expect((await line(flowOf(chatBot(), ...rest), { clock, lex }).chat([{ say: 'hello' }])).route).toBe(route);
});

test('a chat has no endpoints, and attributes from the client are in the Lambda event', async () => {
  let seen: unknown;
  const invokeLambda = async (_: string, event: unknown) => {
    seen = event;
    return {};
  };
  await line(flowOf(lookup({}, 'bye')), { invokeLambda }).chat([], { attributes: { authenticated: 'true' } });
  expect(seen).toMatchObject({
    Details: {
      ContactData: {
        Channel: 'CHAT',
        InitiationMethod: 'API',
        CustomerEndpoint: null,
        SystemEndpoint: null,
        Attributes: { authenticated: 'true' },
      },
    },
  });
});

test('SSML and recordings are for voice', async () => {
  const flow = flowOf(
    action(
      'ssml',
      'MessageParticipant',
      { SSML: '<speak>Hi</speak>' },
      wire('recording', { NoMatchingError: 'recording' }),
    ),
    action('recording', 'MessageParticipant', { PromptId: 'p' }, wire('bye')),
  );
  const voice = await line(flow).call();
  const chat = await line(flow).chat();
  expect(voice.transcript).toEqual(['Bot: Hi', 'Bot: (recording p)']);
  expect(chat.route).toBe('ssml NoMatchingError, recording NextAction, bye end');
  expect(chat.warnings).toEqual(['ssml: SSML is for voice only', 'recording: recordings are for voice only']);
});

test('a voice is not set on chat', async () => {
  const voice = action('voice', 'UpdateContactTextToSpeechVoice', { TextToSpeechVoice: 'Amy' }, wire('hi'));
  const { caller } = await line(flowOf(voice, say('hi', 'Hi', 'bye'))).chat();
  expect(caller.heard()).toEqual([{ text: 'Hi' }]);
});
