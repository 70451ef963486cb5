import { lintBot } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { bot } from '../src/dialog/bot.ts';
import { messages } from '../src/messages.ts';
import { userAdministration } from './stage/phone-line.ts';
import { phoneStage } from './stage/phone-stage.ts';

test.each(['help', 'help me', 'can you help me', 'what can you do', 'What can I say?'])(
  '"%s" is answered with help',
  async (text) => {
    const stage = await phoneStage([]);
    onTestFinished(stage.stop);
    await stage.cue('a call comes from +15550100104');
    expect(await stage.says(text)).toEqual([messages.help.text]);
  },
);

test('L3 PR1 the bot has the intents and slots that its function knows, and no fault of its own', () => {
  const [locale] = userAdministration.locales;
  const intents = locale?.intents.map(
    ({ name, slots }) => [name, slots.map((slot) => slot.name).toSorted()] as const,
  );
  const known = Object.entries(bot.intents).map(([name, slots]) => [name, [...slots].toSorted()] as const);
  expect(new Map(intents)).toEqual(new Map(known));
  expect(lintBot(userAdministration)).toEqual([]);
});

test('P8 every slot is masked in Lex’s logs', () => {
  const slots = userAdministration.locales.flatMap(({ intents }) =>
    intents.flatMap((intent) => intent.slots),
  );
  expect(slots.map(({ name }) => name).toSorted()).toEqual([...bot.intents.ResetPW].toSorted());
  expect(slots.filter(({ obfuscated }) => !obfuscated)).toEqual([]);
});
