import { asWritten, conversationsOf, faultMatrix } from '@opsline/lex-kit/testing';
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

const scenes = conversationsOf(new URL('..', import.meta.url).pathname);

/** What the night was like, to whoever asks for it. */
const night = scenes
  .filter(({ title }) => title === 'Checking patching')
  .flatMap(asWritten)
  .filter((line) => /^\*\*Bot:\*\* (You have a total of|Failed: )/.test(line));

/** Whether somebody is signed in after what they heard: a fault may have kept them from signing out. */
function isSignedIn(before: readonly string[]): boolean {
  const last = (words: RegExp) => before.findLastIndex((one) => words.test(one));
  return last(/you are authenticated/) > last(/^\*\*Bot:\*\* (Goodbye|.*signed out)/);
}

/** Whether a one-time PIN is still right, since a fault kept the app from reading that it was told to others. */
function isStillRight(line: string, before: readonly string[]): boolean {
  const unread = [
    '_they mention the app in a channel: it is the one-time PIN_',
    '**Slack user:** _the one-time PIN_',
  ];
  return line.includes(messages.authenticated.text) && before.slice(-2).join() === unread.join();
}

/** Once something has failed: that, what follows from it, and what could be read, if it is said not to be all. */
function mayBeSaid(line: string, heard: readonly string[], at: number): boolean {
  const before = heard.slice(0, at);
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
    ].some((words) => line.includes(words)) ||
    (night.includes(line) && isSignedIn(before)) ||
    isStillRight(line, before) ||
    heard.some((other) => /I could (not )?read/.test(other))
  );
}

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
