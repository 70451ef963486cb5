import { conversationsOf, directionsOf, playMatrix, type Scene } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
import { phoneStage } from './phone-stage.ts';

function makeStage(scene: Scene) {
  return phoneStage(directionsOf(scene));
}

/** Once something has failed: that, and what follows from it; never that the details were incorrect. */
function mayBeSaid(line: string): boolean {
  return [
    'Sorry, something went wrong on our side',
    'I will connect you with somebody who can help.',
    'Please contact the helpdesk. Goodbye.',
    'I could not find out whether your password was changed.',
    'I could not make sure that the text message with the new one was sent.',
    'That one-time PIN did not work.',
  ].some((words) => line.includes(words));
}

test('one fault at each outside call of each conversation: true words, and the same again goes as written', async () => {
  const oneIn = inject('times') >= 10 ? 1 : 9;
  const scenes = conversationsOf(new URL('..', import.meta.url).pathname);
  const { cells, once, problems, ...played } = await playMatrix({ scenes, makeStage, mayBeSaid, oneIn });
  process.stdout.write(
    `password reset: ${cells} faults in ${played.scenes} of ${scenes.length} conversations; ${once.length} go differently a second time\n`,
  );
  expect(problems).toEqual([]);
});
