import { conversationsOf, faultMatrix } from '@opsline/lex-kit/testing';
import { describe, expect, inject, test } from 'vitest';
import { messages, prompts } from '../src/messages.ts';
import { nothingMore } from '../src/patching/telling/telling.ts';
import { stageFor } from './stage/stage-for.ts';

/** What claims nothing: questions, help for them, and kind words. Said where a fault has taken the conversation elsewhere. */
const claimNothing: readonly string[] = [
  ...Object.values(prompts),
  messages.askJob,
  messages.help,
  messages.helpEmployeeId,
  messages.helpOneTimePin,
  messages.helpJob,
  messages.good,
  messages.pinSentAgain('101'),
  nothingMore,
].map(({ text }) => text);

/** Once something has failed: that, what follows from it, and what could be read, if it is said not to be all. */
function mayBeSaid(line: string, heard: readonly string[]): boolean {
  return (
    [
      ...claimNothing,
      messages.apology.text,
      'Sorry, something went wrong on our side.',
      'I will connect you with somebody who can help.',
      'You have not proved who you are, so you will be asked again.',
      'Please call again in a few minutes, or contact the helpdesk. Goodbye.',
      messages.pinRefused.text,
      messages.askEmployeeId.text,
      messages.employeeIdShape.text,
      messages.pinShape.text,
      messages.tooManyRefused.text,
      messages.notUnderstood.text,
      messages.maybeName.text,
      messages.signInFirst.text,
      messages.pinFirst.text,
      messages.givingUp('voice').text,
      'There is no such group',
      'There is, for example',
      'Did you mean ',
      'I could read',
      'I could not read',
      'I found no reason in Systems Manager',
    ].some((words) => line.includes(words)) || heard.some((other) => /I could (not )?read/.test(other))
  );
}

const scenes = conversationsOf(new URL('..', import.meta.url).pathname);
// One in so many: in the usual run, with ten times as much, and all of them.
const oneIn = inject('times') < 10 ? 37 : inject('times') < 100 ? 8 : 1;
const matrix = faultMatrix({ scenes, makeStage: stageFor, mayBeSaid, oneIn });

describe('one fault at each outside call, each event delivered once more: true words, and the same again goes as written', () => {
  test.each(matrix.scenes)('$title', async (scene) => {
    expect(await matrix.play(scene)).toEqual([]);
  });
});

test('no cell is left out, and each conversation can be had again', () => {
  const { cells, played, once } = matrix.counted();
  process.stdout.write(
    `patch status: ${played} of ${cells} cells in ${matrix.scenes.length} of ${scenes.length} conversations\n`,
  );
  expect(once).toEqual([]);
  expect(oneIn > 1 || played === cells).toBe(true);
});
