import { conversationsOf, directionsOf, faultMatrix, type Scene } from '@opsline/lex-kit/testing';
import { describe, expect, inject, test } from 'vitest';
import { messages, prompts } from '../src/messages.ts';
import { phoneStage } from './stage/phone-stage.ts';

function makeStage(scene: Scene) {
  return phoneStage(directionsOf(scene));
}

/** Whether somebody keyed in a one-time PIN three times though none had come: each was wrong, and the third is the end. */
function isInvented(line: string, before: readonly string[]): boolean {
  const came = before.some((one) => one.startsWith('_a text message with the one-time PIN '));
  const keyed = before.filter((one) => one === '**Caller:** _the one-time PIN_');
  return line.includes(messages.detailsIncorrect.text) && !came && keyed.length === 3;
}

/** Once something has failed: that, and what follows from it; never that details which were right were incorrect. */
function mayBeSaid(line: string, heard: readonly string[], at: number): boolean {
  const said = [
    messages.apology.text,
    messages.unavailable.text,
    'I will connect you with somebody who can help.',
    'You have not proved who you are, so you will be asked again.',
    // With an agent: an outage, and what follows where no text message came.
    'Sorry, something went wrong on our side. Nothing is proved.',
    'Wrong. That was not the one-time PIN. Nothing is proved.',
    'Please wait. The person you spoke with will be back with you.',
    'Please contact the helpdesk. Goodbye.',
    messages.outcomeUnknown.text,
    messages.notUnlocked.text,
    messages.unlockUnknown.text,
    messages.notDelivered.text,
    messages.pinRefused.text,
    // A choice that could not be offered is said where a one-time PIN is asked for.
    messages.sure.text,
    messages.askPin.text,
    messages.helpPin.text,
    messages.pinOnItsWay.text,
    // None came, or it is not asked for any more: what is said then is none, and the third refusal is the end.
    messages.pinShape.text,
    messages.endOfTries.text,
    // … or taken for the wish that it names.
    messages.greetingUnlock.text,
    // The event at which something failed comes again: what it asked for begins.
    messages.greeting.text,
    messages.askUserId.text,
    messages.askBirthDate.text,
    messages.askMonthStarted.text,
    prompts.confirmation.text,
  ];
  return said.some((words) => line.includes(words)) || isInvented(line, heard.slice(0, at));
}

const scenes = conversationsOf(new URL('..', import.meta.url).pathname);
// One in so many: in the usual run, with ten times as much, and all of them.
const oneIn = inject('times') < 10 ? 47 : inject('times') < 100 ? 9 : 1;
const matrix = faultMatrix({ scenes, makeStage, mayBeSaid, oneIn });

describe('one fault at each outside call, each event delivered once more: true words, and the same again goes as written', () => {
  test.each(matrix.scenes)('$title', async (scene) => {
    expect(await matrix.play(scene)).toEqual([]);
  });
});

/** After these a new password has still to be changed when they are had again. */
const standing = [
  'Not locked, and a new password after all',
  'A one-time PIN for an unlock is none for a new password',
  'A new password is asked for, and the account is merely locked',
];

test('no cell is left out, and each conversation can be had again', () => {
  const { cells, played, once } = matrix.counted();
  process.stdout.write(
    `password reset: ${played} of ${cells} cells in ${matrix.scenes.length} of ${scenes.length} conversations\n`,
  );
  expect(once.filter((title) => !standing.includes(title))).toEqual([]);
  expect(oneIn > 1 || played === cells).toBe(true);
});
