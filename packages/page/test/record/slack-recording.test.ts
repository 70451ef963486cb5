import { expect, test } from 'vitest';
import { createSlackRecording } from '../../src/record/slack-recording.ts';

const phones = { Ada: '+15550100101', Ben: '+15550100102' } as const;

/** A recording, a clock that is set, and text messages that are sent. */
function recorded() {
  const texts: { to: string; body: string }[] = [];
  const clock = { now: 0 };
  const whose = (phone: string) => Object.entries(phones).find(([, own]) => own === phone)?.[0];
  const recording = createSlackRecording(
    () => texts,
    whose,
    () => clock.now,
  );
  const comes = (pin: string, to: keyof typeof phones = 'Ada') =>
    void texts.push({ to: phones[to], body: `Opsline: ${pin} is your one-time PIN for patch status.` });
  const says = (text: string, ...answers: string[]) =>
    recording.began('Ada', { is: 'writes', text })(answers.map((one) => answer(one)));
  /** The lines of Ada's scene, without its heading. */
  const lines = (person = 'Ada') => recording.sceneOf(person, 'A scene').trim().split('\n\n').slice(1);
  return { ...recording, clock, comes, says, lines };
}

function answer(notification: string, onlyForYou = false) {
  return { notification, onlyForYou, lines: [] };
}

test('what somebody does and is answered is written as the tests play it', () => {
  const { began, comes, says, sceneOf } = recorded();
  began('Ada', { is: 'opens the Home' })([answer('# Opsline\n[Check patching]')]);
  began('Ada', { is: 'presses', label: 'Check patching', place: 'home' })([answer('Your ID?')]);
  const more = began('Ada', { is: 'writes', text: '101' });
  comes('048213');
  more([answer('It comes.\nType it here.')]);
  says('048213', 'Thank you.');
  began('Ada', { is: 'presses', label: 'Latest', place: '1.2' })([
    answer('Failed: yesterday, 21:00 to 22:20, and since 07:35.'),
  ]);
  began('Ada', { is: 'chooses', label: 'Blue', place: '1.2' })([]);
  began('Ada', { is: 'mentions', text: 'help' })([answer('I answer here.'), answer('See there.', true)]);
  expect(sceneOf('Ada', 'Ada in Slack')).toBe(`## Ada in Slack

_they open the Home of the app_

**Bot:** # Opsline

**Bot:** [Check patching]

_they press [Check patching] on the Home of the app_

**Bot:** Your ID?

**Slack user:** 101

**Bot:** It comes.

**Bot:** Type it here.

_a text message with the one-time PIN goes to +15550100101_

**Slack user:** _the one-time PIN_

**Bot:** Thank you.

**Slack user:** [Latest]

**Bot:** Failed: _from a time to another_, and since _a time of the day_.

**Slack user:** [▾ Blue]

_they mention the app in a channel: help_

**Bot:** I answer here.

**Bot:** (only for you) See there.
`);
});

test.each([
  ['048213', '_the one-time PIN_'],
  ['048 213', '_the one-time PIN_'],
  ['048-213#', '_the one-time PIN_'],
  ['it is 048213.', 'it is _the one-time PIN_.'],
  ['111111', '_the first one-time PIN_'],
  ['222222', '_a wrong one-time PIN_'],
  ['048214', '048214'],
  ['windows_server_prod', 'windows\\_server\\_prod'],
  ['a\\b', 'a\\\\b'],
])('of what is typed, "%s" is written as "%s"', (typed, written) => {
  const { began, comes, says, lines } = recorded();
  const ended = began('Ada', { is: 'writes', text: '101' });
  comes('111111');
  comes('222222', 'Ben');
  began('Ben', { is: 'writes', text: '102' })([]);
  comes('048213');
  ended([]);
  says(typed);
  expect(lines().at(-1)).toBe(`**Slack user:** ${written}`);
});

test('a one-time PIN is written as such where it is typed before all of the turn before has come', () => {
  const { began, comes, says, lines } = recorded();
  const ended = began('Ada', { is: 'writes', text: '101' });
  comes('048213');
  says('048213', 'Thank you.');
  expect(lines()).not.toContain('**Slack user:** 101');
  ended([answer('It comes.')]);
  expect(lines()).toEqual([
    '**Slack user:** 101',
    '**Bot:** It comes.',
    '_a text message with the one-time PIN goes to +15550100101_',
    '**Slack user:** _the one-time PIN_',
    '**Bot:** Thank you.',
  ]);
});

test('where others read along a one-time PIN is written in plain words, which a stage direction can hold', () => {
  const { began, comes, lines } = recorded();
  const ended = began('Ada', { is: 'writes', text: '101' });
  comes('048213');
  ended([]);
  began('Ada', { is: 'mentions', text: 'my_pin 048213' })([]);
  expect(lines().at(-1)).toBe('_they mention the app in a channel: my\\_pin the one-time PIN_');
});

test("a one-time PIN of somebody else's conversation is in no scene", () => {
  const { began, comes, says, lines } = recorded();
  const ended = began('Ben', { is: 'writes', text: '102' });
  comes('222222', 'Ben');
  says('check patching');
  ended([]);
  says('222222');
  expect(lines()).toEqual(['**Slack user:** check patching', '**Slack user:** 000000']);
  expect(lines('Ben').at(-1)).toBe('_a text message with the one-time PIN goes to +15550100102_');
});

test('a pause is written down, and what could not be done is not', () => {
  const { began, clock, says, lines } = recorded();
  clock.now = 100_000;
  says('check patching');
  clock.now += 14_000;
  says('101');
  clock.now += 61_000;
  began('Ada', { is: 'presses', label: 'Gone', place: '1.2' })('not done');
  says('latest');
  expect(lines()).toEqual([
    '**Slack user:** check patching',
    '**Slack user:** 101',
    '_61 seconds pass_',
    '**Slack user:** latest',
  ]);
});
