import { conversationsOf, directionsOf, playMatrix, type Scene } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
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

test('one fault at each outside call of each conversation: true words, and the same again goes as written', async () => {
  const times = inject('times');
  const oneIn = times >= 100 ? 1 : 9;
  const scenes = conversationsOf(new URL('..', import.meta.url).pathname);
  const { cells, once, problems, ...played } = await playMatrix({ scenes, makeStage, mayBeSaid, oneIn });
  process.stdout.write(
    `password reset: ${cells} faults in ${played.scenes} of ${scenes.length} conversations; ${once.length} go differently a second time\n`,
  );
  expect(problems).toEqual([]);
});
