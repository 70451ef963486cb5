import { expect, test } from 'vitest';
import { type Answer, closing, createWorld } from '../bot-world.ts';

function labels(events: ReturnType<typeof createWorld>['events']) {
  return events.map((it) => it.invocationLabel ?? it.invocationSource);
}

test('hooks are called at the steps that say so, and nowhere else', async () => {
  const { turn, events, say } = createWorld('steps-bot.yml');
  expect(await turn('restart a machine')).toBe('Welcome. / How many? | ElicitSlot Count');
  expect(await turn('many')).toBe('How many? | ElicitSlot Count');
  expect(await turn('3')).toBe('3 it is. / Why? | ElicitSlot Reason');
  expect(await turn('because')).toBe('Sure? | ConfirmIntent');
  const last = await say('yes');
  expect(last.sessionState).toMatchObject({
    sessionAttributes: { visited: 'yes' },
    dialogAction: { type: 'Close' },
  });
  expect(labels(events)).toEqual(['initial', 'count_again', 'count', 'FulfillmentCodeHook']);
  expect(events[1]?.proposedNextState?.prompt.attempt).toBe('Retry1');
});

test('no retry left: the failure response and the step after it', async () => {
  const { turn } = createWorld('steps-bot.yml');
  await turn('restart a machine');
  await turn('many');
  expect(await turn('many')).toBe('Then we start over. / Welcome. / How many? | ElicitSlot Count');
});

test('a no leads to the slot it names', async () => {
  const { turn } = createWorld('steps-bot.yml');
  for (const said of ['restart a machine', '3', 'because']) await turn(said);
  expect(await turn('no')).toBe('Not so. / How many? | ElicitSlot Count');
  expect(await turn('4')).toBe('4 it is. / Sure? | ConfirmIntent');
});

test('an unclear confirmation without retries is the failure response', async () => {
  const { turn } = createWorld('steps-bot.yml');
  for (const said of ['restart a machine', '3', 'because']) await turn(said);
  expect(await turn('purple')).toBe('I take that as a no. | Close Restart Failed');
});

const throws: Answer = () => {
  throw new Error('boom');
};

test.each<[string, Answer]>([
  ['throws', throws],
  ['answers Failed', () => closing('Restart', 'Failed', 'never said')],
  ['answers nonsense', () => 'nonsense'],
])('a hook that %s: its failure response', async (_title, answer) => {
  const { turn } = createWorld('steps-bot.yml', answer);
  expect(await turn('restart a machine')).toBe('Welcome. / We are closed. | Close Restart Failed');
});

test('a hook that takes too long: its time-out response', async () => {
  const { turn } = createWorld('steps-bot.yml', undefined, {
    hook: () => new Promise(() => undefined),
    timer: async () => undefined,
  });
  expect(await turn('restart a machine')).toBe('Welcome. / We are slow. | Close Restart Failed');
});
