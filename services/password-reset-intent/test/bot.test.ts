import { lintBot } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { bot } from '../src/dialog/bot.ts';
import { messages } from '../src/messages.ts';
import { danasSlots, fromPhone, lexEvent } from './stage/event.ts';
import { memoryWorld } from './stage/memory-world.ts';
import { userAdministration } from './stage/phone-line.ts';
import { phoneStage } from './stage/phone-stage.ts';
import { says } from './stage/said.ts';

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

test('the own words of the intent, said at a question, are that question again', async () => {
  const intents = userAdministration.locales.flatMap((locale) => locale.intents);
  const own = intents.flatMap(({ name, utterances }) => (name === 'ResetPW' ? utterances : []));
  expect(own.length).toBeGreaterThanOrEqual(20);
  for (const text of own.filter((utterance) => !utterance.includes('{'))) {
    const { handler } = memoryWorld();
    const reply = await handler(
      lexEvent({
        text,
        slots: { ...danasSlots, DOB: null, MonthStarted: null },
        attributes: { ...fromPhone, asked: 'DOB' },
      }),
    );
    expect(says(reply), text).toEqual([messages.askBirthDate.text]);
  }
});

test('P8 every slot is masked in Lex’s logs', () => {
  const slots = userAdministration.locales.flatMap(({ intents }) =>
    intents.flatMap((intent) => intent.slots),
  );
  expect(slots.map(({ name }) => name).toSorted()).toEqual(
    [...bot.intents.ResetPW, ...bot.intents.UnlockAccount].toSorted(),
  );
  expect(slots.filter(({ obfuscated }) => !obfuscated)).toEqual([]);
});
