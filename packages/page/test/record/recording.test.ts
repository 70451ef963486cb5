import { expect, test } from 'vitest';
import { createRecording } from '../../src/record/recording.ts';

test('a call is written down as a scene: who calls, what is said and heard, and what stands for what differs', () => {
  const texts: { to: string; body: string }[] = [
    { to: '+15550100102', body: 'Opsline: 111111 is your one-time PIN .' },
  ];
  const recording = createRecording(() => texts);
  recording.began('1', 'user administration', '+15550100104');
  recording.answered('1', ['Welcome.', 'Your user ID?'], undefined);
  recording.said('1', '104233');
  texts.push({ to: '+15550100104', body: 'Opsline: 417320 is your one-time PIN for a new password.' });
  recording.answered(
    '1',
    ['It comes. It ran yesterday, 21:00 to 22:20, and since 07:35; it ended at 22:20 UTC.'],
    undefined,
  );
  recording.said('1', '417 320');
  recording.answered('1', ['Thank you.'], undefined);
  recording.said('1', '');
  recording.answered('1', [], 'the call ends');
  const scene = recording.sceneOf('1', 'A new password', false);
  expect(scene).toBe(`## A new password

_a call to user administration comes from +15550100104_

**Bot:** Welcome.

**Bot:** Your user ID?

**Caller:** 104233

**Bot:** It comes. It ran _from a time to another_, and since _a time of the day_; it ended at _a time_.

_a text message with the one-time PIN goes to +15550100104_

**Caller:** _the one-time PIN_

**Bot:** Thank you.

_silence_

_the call ends_
`);
  expect(recording.sceneOf('1', 'Mine', true)).toContain('_a call comes from +15550100104_');
});

test('a text message is written down in its own call, also where another call begins or is answered before that', () => {
  const texts: { to: string; body: string }[] = [];
  const recording = createRecording(() => texts);
  recording.began('1', 'user administration', '+15550100104');
  texts.push({ to: '+15550100104', body: 'Opsline: 417320 is your one-time PIN for a new password.' });
  recording.began('2', 'IT operations', '+15550100101');
  recording.answered('2', ['Welcome.'], undefined);
  recording.answered('1', ['It comes.'], undefined);
  const told = '_a text message with the one-time PIN goes to +15550100104_';
  expect(recording.sceneOf('1', 'Mine', false)).toContain(told);
  expect(recording.sceneOf('2', 'Another', false)).not.toContain(told);
});

test('a call with its number withheld says so, and the usual line is not named', () => {
  const recording = createRecording(() => []);
  recording.began('1', 'IT operations', undefined);
  expect(recording.sceneOf('1', 'Nobody', false)).toBe('## Nobody\n\n_a call comes, its number withheld_\n');
});
