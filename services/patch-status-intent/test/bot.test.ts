import { lintBot } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { bot } from '../src/dialog/bot.ts';
import { messages } from '../src/messages.ts';
import { conversationStage, patchStatusBot } from './stage/conversation-stage.ts';

test.each(['help', 'help me', 'can you help me', 'what can you do', 'What can I say?'])(
  '"%s" is answered with help',
  async (text) => {
    const stage = await conversationStage('default');
    onTestFinished(stage.stop);
    expect(await stage.says(text)).toEqual([messages.help.text]);
  },
);

test('L3 the bot has the intents and slots that its function knows, and no fault of its own', () => {
  const [locale] = patchStatusBot.locales;
  const intents = locale?.intents.map(({ name, slots }) => [name, slots.map((slot) => slot.name).toSorted()]);
  const known = Object.entries(bot.intents).map(([name, slots]) => [name, [...slots].toSorted()]);
  expect(new Map(intents as [string, string[]][])).toEqual(new Map(known as [string, string[]][]));
  expect(lintBot(patchStatusBot)).toEqual([]);
});
