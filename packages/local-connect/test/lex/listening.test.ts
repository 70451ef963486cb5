import { describe, expect, test } from 'vitest';
import { action, flowOf, wire } from '../flows.ts';
import { line, start } from '../phone-line.ts';
import { bot, reply } from './bot.ts';
import { closed, connectBot, rest } from './bot-flow.ts';

describe('how the bot listens', () => {
  const heard = async (answer: Parameters<ReturnType<typeof line>['call']>[0], attributes = {}) => {
    const lex = bot([reply('ElicitSlot', ['Job?']), closed]);
    const given = flowOf(connectBot({ LexSessionAttributes: attributes }), ...rest);
    const { call, clock } = line(given, { lex });
    await call([{ say: 'hello' }, ...(answer ?? [])]);
    return { ...lex.asked()[1], ms: clock.now() - start };
  };

  test.each([
    ['silence reaches the bot as nothing it knows', ['silence'], {}, ' ', 'Speech', 3000],
    ['speech that starts too late is silence', [{ say: 'late', afterMs: 3000 }], {}, ' ', 'Speech', 3000],
    ['blank speech is silence', [{ say: ' ' }], {}, ' ', 'Speech', 3000],
    ['keys end with #', [{ press: '42#' }], {}, '42', 'DTMF', 1600],
    ['or by time', [{ press: '42' }], {}, '42', 'DTMF', 6300],
    [
      'another key deletes',
      [{ press: '907#' }],
      { 'x-amz-lex:dtmf:deletion-character:*:*': '0' },
      '7',
      'DTMF',
      1900,
    ],
    ['* deletes', [{ press: '9*42#' }], {}, '42', 'DTMF', 2200],
    ['# alone is silence', [{ press: '#' }], {}, ' ', 'Speech', 1000],
    [
      'a longer start',
      [{ say: 'late', afterMs: 3000 }],
      { 'x-amz-lex:audio:start-timeout-ms:patchStatusIntent:JobName': '4000' },
      'late',
      'Speech',
      3000,
    ],
    [
      'a length',
      [{ press: '4242' }],
      { 'x-amz-lex:dtmf:max-length:patchStatusIntent:*': '3' },
      '424',
      'DTMF',
      1600,
    ],
    [
      'another end',
      [{ press: '4#2*' }],
      { 'x-amz-lex:dtmf:end-character:*:*': '*', 'x-amz-lex:dtmf:deletion-character:*:*': 'D' },
      '4#2',
      'DTMF',
      1900,
    ],
    [
      'a shorter pause',
      [{ press: '42' }],
      { 'x-amz-lex:dtmf:end-timeout-ms:*:*': '700' },
      '42',
      'DTMF',
      2000,
    ],
    [
      'an override that is no number is ignored',
      [{ press: '42' }],
      { 'x-amz-lex:dtmf:end-timeout-ms:*:*': 'soon' },
      '42',
      'DTMF',
      6300,
    ],
  ] as const)('%s', async (_, answer, attributes, text, inputMode, ms) => {
    expect(await heard(answer, attributes)).toMatchObject({ input: { text }, options: { inputMode }, ms });
  });
});

test('the language of the contact is the locale of the bot', async () => {
  const lex = bot([closed]);
  const language = action(
    'data',
    'UpdateContactData',
    { LanguageCode: 'en-GB' },
    wire('bot', { NoMatchingError: 'sorry' }),
  );
  await line(flowOf(language, connectBot({ Text: ' ' }), ...rest), { lex }).call([{ say: 'hello' }]);
  expect(lex.asked()[0]?.input.localeId).toBe('en_GB');
});
