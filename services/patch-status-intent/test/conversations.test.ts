import { conversationsOf, playOn, scenesOn } from '@opsline/lex-kit/testing';
import { expect, inject, onTestFinished, test } from 'vitest';
import { stageFor } from './stage/stage-for.ts';

const conversations = conversationsOf(new URL('..', import.meta.url).pathname);
const inTheRoot = scenesOn(new URL('../../../README.md', import.meta.url).pathname);

test.each([...conversations, ...inTheRoot])('$title', async (scene) => {
  const stage = await stageFor(scene);
  onTestFinished(stage.stop);
  const { played, expected } = await playOn(scene, stage, inject('accept'));
  expect(played).toEqual(expected);
});
