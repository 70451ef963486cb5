import { conversationsOf, directionsOf, playOn } from '@opsline/lex-kit/testing';
import { lintBot } from '@opsline/local-lex';
import { expect, inject, test } from 'vitest';
import { bot } from '../src/dialog/bot.ts';
import { environments } from '../src/dialog/step.ts';
import { messages } from '../src/messages.ts';
import { ownBot, slackStage } from './stage.ts';

/** Calls need the flows of the front door: the tour plays them. */
const inSlack = conversationsOf(new URL('..', import.meta.url).pathname).filter(
  (scene) => !directionsOf(scene).some((direction) => direction.startsWith('a call comes')),
);

test.each(inSlack)('$title', async (scene) => {
  const { played, expected } = await playOn(scene, slackStage(), inject('accept'));
  expect(played).toEqual(expected);
});

test('the intents are those that the function knows, with its words and values, and Lex takes them', () => {
  const [locale] = ownBot.locales;
  const [intent, ...others] = locale?.intents ?? [];
  const own = { [intent?.name ?? '']: intent?.slots.map(({ name }) => name) };
  const everybodys = Object.fromEntries(others.map(({ name }) => [name, []]));
  expect({ ...own, ...everybodys }).toEqual(bot.intents);
  expect(JSON.stringify(intent)).toContain(JSON.stringify(messages.askEnvironment.text));
  expect(JSON.stringify(locale?.slotTypes)).toMatch(new RegExp(environments.join('.*')));
  expect(lintBot(ownBot)).toEqual([]);
});
