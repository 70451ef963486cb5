import { expect, test } from 'vitest';
import type { Timer } from '../../src/runtime/hook.ts';
import { type Answer, closing, createWorld, elicit } from '../bot-world.ts';

const lines = ['patch dev on tomorrow', '1234', 'yes'];

async function finish(answer: Answer, options: Parameters<typeof createWorld>[2] = {}): Promise<string> {
  const { turn } = createWorld(
    'order-bot.yml',
    (event) => (event.invocationSource === 'FulfillmentCodeHook' ? answer(event) : undefined),
    options,
  );
  let last = '';
  for (const said of lines) last = await turn(said);
  return last;
}

const delegate = { sessionState: { sessionAttributes: {}, dialogAction: { type: 'Delegate' } } };

test.each<[string, unknown, string]>([
  [
    'Fulfilled, with words',
    closing('OrderPatch', 'Fulfilled', 'Ordered.'),
    'Ordered. / Goodbye. | Close OrderPatch Fulfilled',
  ],
  ['Failed, with words', closing('OrderPatch', 'Failed', 'Sorry.'), 'Sorry. | Close OrderPatch Failed'],
  ['a slot asked for again', elicit('OrderPatch', 'ApproverPin'), 'Your PIN? | ElicitSlot ApproverPin'],
])('the fulfilment hook answers %s', async (_title, answer, reply) => {
  expect(await finish(() => answer)).toBe(reply);
});

test('Failed without words and without a failure response fails the turn', async () => {
  await expect(finish(() => closing('OrderPatch', 'Failed'))).rejects.toMatchObject({
    name: 'DependencyFailedException',
    status: 424,
  });
});

test('Delegate is refused unless a slot was emptied, or closes where so assumed', async () => {
  await expect(finish(() => delegate)).rejects.toThrow(/Delegate without emptying a slot/);
  expect(await finish(() => delegate, { assumptions: { delegateFromFulfilment: 'close' } })).toBe(
    'Goodbye. | Close OrderPatch Fulfilled',
  );
  const emptied = (slots: object) => ({
    sessionState: {
      sessionAttributes: {},
      dialogAction: { type: 'Delegate' },
      intent: { name: 'OrderPatch', slots: { ...slots, StartDate: null } },
    },
  });
  expect(await finish((event) => emptied(event.sessionState.intent.slots))).toBe(
    'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate',
  );
});

const throws: Answer = () => {
  throw new Error('boom');
};
const never: Timer = () => new Promise(() => undefined);
const atOnce: Timer = async () => undefined;

test('a hook that throws fails the turn, without its words, and leaves the session as it was', async () => {
  let broken = true;
  const { turn, say } = createWorld('order-bot.yml', (event) => {
    if (broken && event.inputTranscript === 'tomorrow') throw new Error('PIN 1234');
    return undefined;
  });
  await turn('order a patch for dev');
  await expect(say('tomorrow')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: 'Received error response from Lambda: Unhandled',
  });
  broken = false;
  expect(await turn('tomorrow')).toBe('Your PIN? | ElicitSlot ApproverPin');
});

test('a hook that does not answer within 30 seconds fails the turn', async () => {
  const asked: number[] = [];
  const timer: Timer = async (ms) => {
    asked.push(ms);
  };
  const world = createWorld('order-bot.yml', undefined, { hook: () => new Promise(() => undefined), timer });
  await expect(world.say('order a patch')).rejects.toThrow(/did not answer within 30 seconds/);
  expect(asked).toEqual([30_000]);
});

const restart = ['restart a machine', '3', 'because', 'yes'];

test.each<[string, Parameters<typeof createWorld>[2], Answer, string]>([
  ['success', { timer: never }, () => undefined, 'Good. / Restarted. | Close Restart Fulfilled'],
  [
    'words of its own',
    {},
    () => closing('Restart', 'Fulfilled', 'Up again.'),
    'Good. / Up again. | Close Restart Fulfilled',
  ],
  ['a throw', {}, throws, 'Good. / It did not work. | Close Restart Failed'],
  [
    'Failed without words',
    {},
    () => closing('Restart', 'Failed'),
    'Good. / It did not work. | Close Restart Failed',
  ],
])('the post-fulfilment response after %s', async (_title, options, answer, reply) => {
  const { turn } = createWorld(
    'steps-bot.yml',
    (event) => (event.invocationSource === 'FulfillmentCodeHook' ? answer(event) : undefined),
    options,
  );
  let last = '';
  for (const said of restart) last = await turn(said);
  expect(last).toBe(reply);
});

test('the post-fulfilment response after a time-out', async () => {
  let late = false;
  const timer: Timer = (ms, signal) => (late ? atOnce(ms, signal) : never(ms, signal));
  const { turn } = createWorld(
    'steps-bot.yml',
    (event) => (event.invocationSource === 'FulfillmentCodeHook' ? new Promise(() => undefined) : undefined),
    { timer },
  );
  for (const said of restart.slice(0, -1)) await turn(said);
  late = true;
  expect(await turn('yes')).toBe('Good. / It takes too long. | Close Restart Failed');
});
