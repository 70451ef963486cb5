import { readFileSync } from 'node:fs';
import { parseScenes, play, written } from '@opsline/lex-kit/testing';
import { lintBot } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { bot } from '../src/bot.ts';
import { userAdministration } from './phone-line.ts';
import { phoneStage } from './phone-stage.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test.each(parseScenes(readme))('$title', async (scene) => {
  const directions = scene.lines.flatMap((line) => ('direction' in line ? [line.direction] : []));
  const stage = await phoneStage(directions);
  onTestFinished(stage.stop);
  expect(await play(scene, stage)).toEqual(scene.lines.map(written));
});

test('L3 PR1 the bot has the intents and slots that its function knows, and no fault of its own', () => {
  const [locale] = userAdministration.locales;
  const intents = locale?.intents.map(
    ({ name, slots }) => [name, slots.map((slot) => slot.name).toSorted()] as const,
  );
  const known = Object.entries(bot.intents).map(([name, slots]) => [name, [...slots].toSorted()] as const);
  expect(new Map(intents)).toEqual(new Map(known));
  expect(userAdministration.name).toBe(bot.name);
  expect(lintBot(userAdministration)).toEqual([]);
});

test('security P8 every slot is masked in Lex’s logs', () => {
  const slots = userAdministration.locales.flatMap(({ intents }) =>
    intents.flatMap((intent) => intent.slots),
  );
  expect(slots.map(({ obfuscated }) => obfuscated)).toEqual([true, true, true, true]);
});
