import { readFileSync } from 'node:fs';
import { parseScenes, playMatrix, type Scene } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
import { conversationStage, scenarioOf } from './stage/conversation-stage.ts';
import { phoneStage } from './stage/phone-stage.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function makeStage({ lines }: Scene) {
  const directions = lines.flatMap((line) => ('direction' in line ? [line.direction] : []));
  const phone = directions.some((direction) => direction.startsWith('a call comes'));
  return phone ? phoneStage(directions) : conversationStage(scenarioOf(directions));
}

/** Once something has failed: that, what follows from it, and what could be read, if it is said not to be all. */
function mayBeSaid(line: string, heard: readonly string[]): boolean {
  return (
    [
      'Sorry, something went wrong on our side',
      'I will connect you with somebody who can help.',
      'Please call again in a few minutes. Goodbye.',
      'That one-time PIN did not work.',
      'What is your employee ID?',
      'That is not an employee ID.',
      'A one-time PIN has six digits.',
      'I could not confirm who you are.',
      'Sorry, I did not understand that.',
      'Sorry, I still do not understand.',
      'There is no such group',
      'There is, for example',
      'I could read',
      'I could not read',
    ].some((words) => line.includes(words)) || heard.some((other) => /I could (not )?read/.test(other))
  );
}

test('one fault at each outside call of each conversation: true words, and the same again goes as written', async () => {
  const oneIn = inject('times') >= 10 ? 1 : 8;
  const scenes = parseScenes(readme);
  const { cells, once, problems, ...played } = await playMatrix({ scenes, makeStage, mayBeSaid, oneIn });
  process.stdout.write(
    `patch status: ${cells} faults in ${played.scenes} of ${scenes.length} conversations; ${once.length} go differently a second time\n`,
  );
  expect(problems).toEqual([]);
});
