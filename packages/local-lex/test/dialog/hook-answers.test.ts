import { expect, test } from 'vitest';
import { type Answer, closing, createWorld, elicit } from '../bot-world.ts';

function delegateTo(intent: string): unknown {
  return {
    sessionState: { sessionAttributes: {}, dialogAction: { type: 'Delegate' }, intent: { name: intent } },
  };
}

const dialog =
  (answer: unknown): Answer =>
  (event) =>
    event.invocationSource === 'DialogCodeHook' ? answer : undefined;

function confirm(said?: string): unknown {
  return {
    sessionState: {
      sessionAttributes: {},
      dialogAction: { type: 'ConfirmIntent' },
      intent: { name: 'OrderPatch' },
    },
    ...(said === undefined ? {} : { messages: [{ contentType: 'PlainText', content: said }] }),
  };
}

const anything = {
  sessionState: { sessionAttributes: {}, dialogAction: { type: 'ElicitIntent' } },
  messages: [{ contentType: 'PlainText', content: 'Anything else, [who]?' }],
};

test.each<[string, unknown, string]>([
  [
    'ElicitSlot with its own words',
    elicit('OrderPatch', 'ApproverPin', 'PIN, please'),
    'PIN, please | ElicitSlot ApproverPin',
  ],
  ['ElicitSlot with the prompt’s', elicit('OrderPatch', 'ApproverPin'), 'Your PIN? | ElicitSlot ApproverPin'],
  [
    'ElicitSlot of an optional slot',
    elicit('OrderPatch', 'Urgency', 'How urgent?'),
    'How urgent? | ElicitSlot Urgency',
  ],
  ['ElicitIntent', anything, 'Anything else, [who]? | ElicitIntent'],
  ['ConfirmIntent', confirm('Really?'), 'Really? | ConfirmIntent'],
  [
    'ConfirmIntent with the prompt’s words',
    confirm(),
    'Patch {Machines} on {StartDate}, [callerName]? | ConfirmIntent',
  ],
  [
    'Close, fulfilled',
    closing('OrderPatch', 'Fulfilled', 'Done.'),
    'Done. / Goodbye. | Close OrderPatch Fulfilled',
  ],
  ['Close, failed', closing('OrderPatch', 'Failed', 'No.'), 'No. | Close OrderPatch Failed'],
  ['Close, failed, without words', closing('OrderPatch', 'Failed'), ' | Close OrderPatch Failed'],
  ['Delegate to another intent', delegateTo('LeaveNote'), 'What shall it say? | ElicitSlot Note'],
  ['ElicitSlot of another intent', elicit('LeaveNote', 'Note'), 'What shall it say? | ElicitSlot Note'],
])('%s', async (_title, answer, reply) => {
  const { turn } = createWorld('order-bot.yml', dialog(answer));
  expect(await turn('order a patch')).toBe(reply);
});

test('after ElicitIntent the words are classified afresh', async () => {
  let asked = false;
  const { turn } = createWorld('order-bot.yml', () => {
    if (asked) return undefined;
    asked = true;
    return anything;
  });
  await turn('order a patch');
  expect(await turn('help')).toBe('You can order a patch. | Close Help Fulfilled');
});

test('a slot that the hook emptied is asked for from its first attempt', async () => {
  const { turn, events } = createWorld('order-bot.yml', (event) =>
    event.inputTranscript === '1111'
      ? elicit('OrderPatch', 'ApproverPin', 'Wrong PIN.', {
          ...event.sessionState.intent.slots,
          ApproverPin: null,
        })
      : undefined,
  );
  for (const said of ['patch dev on tomorrow', 'none', '1111']) await turn(said);
  expect(await turn('none')).toBe('Your PIN? | ElicitSlot ApproverPin');
  expect(events.map((it) => it.proposedNextState?.prompt.attempt)).toEqual([
    'Initial',
    'Retry1',
    undefined,
    'Retry1',
  ]);
});

test('a hook that words the retry itself does not extend the retries', async () => {
  const { turn } = createWorld('order-bot.yml', (event) =>
    event.proposedNextState?.prompt.attempt === 'Retry1'
      ? elicit('OrderPatch', 'StartDate', 'A date, please.')
      : undefined,
  );
  await turn('order a patch for dev');
  expect(await turn('x1')).toBe('A date, please. | ElicitSlot StartDate');
  expect(await turn('x2')).toBe(' | Close Fallback Fulfilled');
});

test('a switch by the hook calls it again in the same turn, the transcription still naming the old intent', async () => {
  const { turn, events } = createWorld('order-bot.yml', (event) =>
    event.sessionState.intent.name === 'Fallback' ? delegateTo('OrderPatch') : undefined,
  );
  expect(await turn('hm')).toBe('Which machines? | ElicitSlot Machines');
  expect(events.map((it) => it.sessionState.intent.name)).toEqual(['Fallback', 'OrderPatch']);
  await turn('dev');
  expect(events[2]?.transcriptions?.[0]?.resolvedContext).toEqual({ intent: 'OrderPatch' });
});

test('attributes and contexts replace what was kept; left out they stay; an empty map clears', async () => {
  const answers = [
    {
      sessionState: { dialogAction: { type: 'Delegate' }, sessionAttributes: { a: '1' }, activeContexts: [] },
    },
    { sessionState: { dialogAction: { type: 'Delegate' } } },
    { sessionState: { dialogAction: { type: 'Delegate' }, sessionAttributes: {} } },
  ];
  const { say } = createWorld('order-bot.yml', () => answers.shift());
  const attributes: unknown[] = [];
  for (const said of ['order a patch', 'dev', 'tomorrow']) {
    attributes.push((await say(said)).sessionState.sessionAttributes);
  }
  expect(attributes).toEqual([{ a: '1' }, { a: '1' }, {}]);
});

test('a delegated slot value is taken over, and the question for it not asked', async () => {
  const { turn } = createWorld('order-bot.yml', (event) => ({
    sessionState: {
      sessionAttributes: {},
      dialogAction: { type: 'Delegate' },
      intent: {
        name: 'OrderPatch',
        slots: {
          ...event.sessionState.intent.slots,
          Machines: { value: { interpretedValue: 'WindowsProd' } },
        },
      },
    },
  }));
  expect(await turn('order a patch')).toBe('When shall WindowsProd be patched? | ElicitSlot StartDate');
});

test('a loop between intents ends with the calls named', async () => {
  const { say } = createWorld('order-bot.yml', (event) =>
    delegateTo(event.sessionState.intent.name === 'OrderPatch' ? 'Fallback' : 'OrderPatch'),
  );
  await expect(say('order a patch')).rejects.toThrow(/More than 10 Lambda calls in one turn/);
});
