import { conversationsOf, directionsOf, faultMatrix, type Scene } from '@opsline/lex-kit/testing';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { phoneStage } from './stage/phone-stage.ts';

function makeStage(scene: Scene) {
  return phoneStage(directionsOf(scene));
}

/** Once something has failed: that, and what follows from it; never that the details were incorrect. */
function mayBeSaid(line: string): boolean {
  return [
    messages.apology.text,
    messages.unavailable.text,
    'I will connect you with somebody who can help.',
    'Please contact the helpdesk. Goodbye.',
    messages.outcomeUnknown.text,
    messages.notDelivered.text,
    messages.pinRefused.text,
  ].some((words) => line.includes(words));
}

const scenes = conversationsOf(new URL('..', import.meta.url).pathname);
// One in so many: in the usual run, with ten times as much, and all of them.
const oneIn = inject('times') < 10 ? 47 : inject('times') < 100 ? 9 : 1;
const matrix = faultMatrix({ scenes, makeStage, mayBeSaid, oneIn });
afterAll(() => void process.stdout.write(`password reset: ${matrix.told()}\n`));

describe('one fault at each outside call: true words, and the same again goes as written', () => {
  test.each(matrix.scenes)('$title', async (scene) => {
    expect(await matrix.play(scene)).toEqual([]);
  });
});
