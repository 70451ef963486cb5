import { type Part, scalar } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { fromPhone, lexEvent } from '../stage/event.ts';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';
import { asks, says } from '../stage/said.ts';
import { channels, namesOf, turnIn } from '../stage/turn-in.ts';

const [[, phone], [, chat]] = channels;
const withheld = { contactId: fromPhone.contactId };
const strange = { ...fromPhone, phoneNumber: 'anonymous' };

/** The first words, which Lex took for an intent. */
function first(name: string, text: string, event: Part, attributes: Part = fromPhone) {
  const of = name === 'FallbackIntent' ? { slots: null, intent: { name, slots: {} } } : { intent: { name } };
  return lexEvent({ text, attributes, event, ...of });
}

test.each<[string, string, Part, Circumstances, Part, string]>([
  ['a number', 'ResetPW', phone, {}, fromPhone, 'greeting askUserId'],
  ['no number', 'ResetPW', phone, {}, withheld, 'numberUnknown'],
  ['what is no number', 'UnlockAccount', phone, {}, strange, 'numberUnknown'],
  ['no number, in a chat', 'ResetPW', chat, {}, withheld, 'greeting askUserId'],
  [
    'no number, where that is not compared',
    'ResetPW',
    phone,
    { callerNumber: 'off' },
    withheld,
    'greeting askUserId',
  ],
  ['an unlock without possession', 'UnlockAccount', phone, { possession: 'off' }, fromPhone, 'notHere'],
  [
    'an unlock without possession, in a chat',
    'UnlockAccount',
    chat,
    { possession: 'off' },
    fromPhone,
    'notHere helpdesk',
  ],
  [
    'a new password without possession',
    'ResetPW',
    phone,
    { possession: 'off' },
    fromPhone,
    'greeting askUserId',
  ],
  ['the directory is down', 'ResetPW', phone, { down: 'open' }, fromPhone, 'unavailable'],
  [
    'the directory is down, for an unlock',
    'UnlockAccount',
    chat,
    { down: 'ready' },
    fromPhone,
    'notUnlocked',
  ],
])('%s, %s: nobody answers questions in vain', async (_, intent, event, circumstances, attributes, said) => {
  const reply = await memoryWorld(circumstances).handler(first(intent, 'hello', event, attributes));
  expect(namesOf(says(reply))).toBe(said);
  expect(asks(reply)).toBe(said.endsWith('askUserId') ? 'UserID' : 'Close');
});

test.each([
  ['ResetPW', 'cancel'],
  ['UnlockAccount', 'goodbye'],
  ['FallbackIntent', 'goodbye'],
  ['FallbackIntent', 'wrong number, sorry, bye'],
  ['FallbackIntent', 'oh this is the wrong line, goodbye'],
])('%s, "%s": the end, at once', async (intent, text) => {
  const reply = await memoryWorld().handler(first(intent, text, phone));
  expect([asks(reply), namesOf(says(reply))]).toEqual(['Close', 'goodbye']);
  expect(reply.sessionState.intent).toMatchObject({ state: 'Fulfilled' });
});

test.each([
  ['how long will it take? I lost my phone', 'withoutPhone turnToHelpdesk howToBegin'],
  ['how long till I can talk to a human?', 'turnToHelpdesk howToBegin'],
])('in a chat, before anything is asked: "%s"', async (text, said) => {
  expect(namesOf(says(await memoryWorld().handler(turnIn('nothing', text, chat))))).toBe(said);
});

test.each([
  ['help', { asides: '1' }, '', 'helpdesk'],
  ['hello', { asides: '1' }, '', 'helpdesk'],
  ['lorem ipsum', { misses: '1' }, 'givingUp', 'givingUp'],
])(
  'before anything is asked, "%s" counts as what it is, and the third time is the last',
  async (text, once, ...ends) => {
    const { handler } = memoryWorld();
    const { sessionAttributes } = (await handler(first('FallbackIntent', text, phone))).sessionState;
    expect(sessionAttributes).toMatchObject(once);
    const twice = Object.fromEntries(Object.keys(once).map((name) => [name, '2']));
    for (const [at, event] of [phone, chat].entries()) {
      const reply = await handler(first('FallbackIntent', text, event, { ...fromPhone, ...twice }));
      expect([asks(reply), namesOf(says(reply))]).toEqual(['Close', ends[at]]);
    }
  },
);

test.each([
  ['ResetPW', 'how long will the unlock take?', 'howLong askBirthDate'],
  ['UnlockAccount', 'how long does a new password take?', 'howLong askBirthDate'],
])('in %s a question about the other thing is no wish for it: "%s"', async (doing, text, said) => {
  const event = lexEvent({
    text,
    attributes: { ...fromPhone, asked: 'DOB', doing },
    intent: { name: doing },
    slots: { UserID: scalar('104233') },
  });
  const reply = await memoryWorld().handler(event);
  expect(namesOf(says(reply))).toBe(said);
  expect(reply.sessionState.intent?.name).toBe(doing);
});
