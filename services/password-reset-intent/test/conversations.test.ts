import { conversationsOf, directionsOf, playOn } from '@opsline/lex-kit/testing';
import { expect, inject, onTestFinished, test } from 'vitest';
import { phoneStage } from './stage/phone-stage.ts';

test.each(conversationsOf(new URL('..', import.meta.url).pathname))('$title', async (scene) => {
  const stage = await phoneStage(directionsOf(scene));
  onTestFinished(stage.stop);
  const { played, expected } = await playOn(scene, stage, inject('accept'));
  expect(played).toEqual(expected);
});
