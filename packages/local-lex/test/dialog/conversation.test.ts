import { expect, test } from 'vitest';
import { createWorld, elicit, summary } from '../bot-world.ts';

type Row = readonly [said: string, reply: string];

const ordered: readonly Row[] = [
  ['order a patch', 'Which machines? | ElicitSlot Machines'],
  ['the dev machines', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  ['tomorrow', 'Your PIN? | ElicitSlot ApproverPin'],
  ['0042', 'Patch AmazonLinuxDev on 2020-11-26, [callerName]? | ConfirmIntent'],
];

const conversations: Readonly<Record<string, readonly Row[]>> = {
  'every slot is asked for in the order of priority, then confirmed, then fulfilled': [
    ...ordered,
    ['yes', 'Goodbye. | Close OrderPatch Fulfilled'],
  ],
  'a no is a declined intent that failed': [
    ...ordered,
    ['nope', 'Nothing was ordered. | Close OrderPatch Failed'],
  ],
  'an unclear answer is asked again once, then falls back': [
    ...ordered,
    ['purple', 'Patch AmazonLinuxDev on 2020-11-26, [callerName]? | ConfirmIntent'],
    ['purple', ' | Close Fallback Fulfilled'],
  ],
  'a slot inside the first utterance is not asked for': [
    ['order a patch for windows', 'When shall WindowsProd be patched? | ElicitSlot StartDate'],
    ['14th April', 'Your PIN? | ElicitSlot ApproverPin'],
    ['1234', 'Patch WindowsProd on 2021-04-14, [callerName]? | ConfirmIntent'],
  ],
  'two slots inside one utterance': [
    ['Patch Databases on March 3rd 2021!', 'Your PIN? | ElicitSlot ApproverPin'],
  ],
  'a wrong answer is asked for again, in the next of the ordered messages, then falls back': [
    ['order a patch', 'Which machines? | ElicitSlot Machines'],
    ['elephants', 'Sorry, which machines? | ElicitSlot Machines'],
    ['elephants', 'Sorry, which machines? | ElicitSlot Machines'],
    ['elephants', ' | Close Fallback Fulfilled'],
  ],
  'a recognised answer starts the next question at its first attempt': [
    ['order a patch', 'Which machines? | ElicitSlot Machines'],
    ['elephants', 'Sorry, which machines? | ElicitSlot Machines'],
    ['dev', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
    ['elephants', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
    ['elephants', ' | Close Fallback Fulfilled'],
  ],
  'another intent may be said while a slot is asked for': [
    ['order a patch', 'Which machines? | ElicitSlot Machines'],
    ['help', 'You can order a patch. | Close Help Fulfilled'],
    ['order a patch', 'Which machines? | ElicitSlot Machines'],
  ],
  'another intent may be said instead of yes or no': [
    ...ordered,
    ['leave a note', 'What shall it say? | ElicitSlot Note'],
  ],
  'an answer may be the sample utterance of another slot; the question then comes again': [
    ['order a patch for dev', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
    ['it is emergency', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
    ['starting tomorrow', 'Your PIN? | ElicitSlot ApproverPin'],
  ],
  'nothing understood is the fallback intent': [['what a lovely morning', ' | Close Fallback Fulfilled']],
  'near words are understood, whatever their case and punctuation': [
    ['Please, ORDER a patch', 'Which machines? | ElicitSlot Machines'],
    ['dev, please', 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  ],
  'ordering patches is like order a patch': [['ordering patches', 'Which machines? | ElicitSlot Machines']],
};

test.each(Object.entries(conversations))('%s', async (_title, rows) => {
  const { turn } = createWorld('order-bot.yml');
  const heard: Row[] = [];
  for (const [said] of rows) heard.push([said, await turn(said)]);
  expect(heard).toEqual(rows);
});

test('with intent-switch DISABLE another intent is a wrong answer', async () => {
  const { turn } = createWorld('order-bot.yml');
  const disabled = { 'x-amz-lex:intent-switch': 'DISABLE' };
  expect(await turn('order a patch', disabled)).toBe('Which machines? | ElicitSlot Machines');
  expect(await turn('help', disabled)).toBe('Sorry, which machines? | ElicitSlot Machines');
});

test('messages name session attributes', async () => {
  const { runtime, turn } = createWorld('order-bot.yml');
  await turn('patch dev on tomorrow');
  const sessionState = { sessionAttributes: { callerName: 'Ada' } };
  expect(summary(await runtime.recognizeText({ sessionId: 'caller-1', text: '1234', sessionState }))).toBe(
    'Patch AmazonLinuxDev on 2020-11-26, Ada? | ConfirmIntent',
  );
});

test('what a caller said is not read as a message is', async () => {
  const words = 'As {Urgency}, {constructor}, [constructor]?';
  const { turn } = createWorld('order-bot.yml', ({ inputTranscript }) =>
    inputTranscript === '[callerName]'
      ? elicit('OrderPatch', 'ApproverPin', words)
      : elicit('OrderPatch', 'Urgency', 'How urgent?'),
  );
  await turn('order a patch for dev');
  expect(await turn('[callerName]')).toBe(
    'As [callerName], {constructor}, [constructor]? | ElicitSlot ApproverPin',
  );
});
