import { conversationsOf, directionsOf, playOn } from '@opsline/lex-kit/testing';
import { lintBot } from '@opsline/local-lex';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deployedFunctions, frontDoorBot, slackStage } from './deployed.ts';

let whole: Awaited<ReturnType<typeof deployedFunctions>>;
let broken: typeof whole;

beforeAll(async () => {
  [whole, broken] = await Promise.all([deployedFunctions('there'), deployedFunctions('down')]);
});
afterAll(() => Promise.all([whole.stop(), broken.stop()]));

test.each(conversationsOf(new URL('..', import.meta.url).pathname))('$title', async (scene) => {
  const stage = slackStage(directionsOf(scene).length > 0 ? broken : whole);
  const { played, expected } = await playOn(scene, stage, inject('accept'));
  expect(played).toEqual(expected);
});

test('the bot is one that Lex takes', () => {
  expect(lintBot(frontDoorBot)).toEqual([]);
});
