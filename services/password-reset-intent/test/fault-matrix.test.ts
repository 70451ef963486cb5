import { readFileSync } from 'node:fs';
import { parseScenes, playMatrix, type Scene } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
import { phoneStage } from './stage/phone-stage.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function makeStage({ lines }: Scene) {
  const directions = lines.flatMap((line) => ('direction' in line ? [line.direction] : []));
  return phoneStage(directions);
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
  const scenes = parseScenes(readme);
  const { cells, once, problems, ...played } = await playMatrix({ scenes, makeStage, mayBeSaid, oneIn });
  process.stdout.write(
    `password reset: ${cells} faults in ${played.scenes} of ${scenes.length} conversations; ${once.length} go differently a second time\n`,
  );
  expect(problems).toEqual([]);
});
