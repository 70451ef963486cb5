import { type Contact, checkFlow, coverage } from '@opsline/local-connect';
import { describe, expect, onTestFinished, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { dana, spoken } from './stage/dana.ts';
import { flowFiles, flowsWith, phoneLine, type Trouble } from './stage/phone-line.ts';
import { pinsIn } from './stage/texts-seen.ts';

const played: Contact[] = [];
const details = ['I forgot my password', '104233', ...spoken, 'yes'];
const wrongMonth = ['I forgot my password', '104233', spoken[0], 'March', 'yes', 'PIN'];
const lost = ['a shanty', 'a shanty', 'a shanty'];
const somebody = 'I will connect you with somebody who can help.';
const asked = 'You have not proved who you are, so you will be asked again.';
const helpdesk = 'I cannot connect you with anybody now. Please contact the helpdesk. Goodbye.';
const givingUp = messages.givingUp.text;

/** Calls and gives these answers in turn; an empty one is silence, `PIN` the one-time PIN that was texted. */
async function callWith(answers: readonly string[], trouble: Trouble = {}) {
  const phone = await phoneLine(trouble);
  onTestFinished(phone.stop);
  const line = phone.call(dana);
  const heard: string[] = [];
  for (const answer of [...answers, undefined]) {
    const { prompts, waitsFor } = await line.listen();
    heard.push(...prompts.map(({ text }) => text));
    if (waitsFor === 'nothing') break;
    await phone.settled();
    if (answer === undefined) line.hangUp();
    else line.answer(answer === 'PIN' ? (pinsIn(phone.aws.texts.list()).at(-1) ?? '') : answer);
  }
  const contact = await line.contact;
  played.push(contact);
  return { heard, contact, phone };
}

test('PR6 the flows are such that Connect accepts, and the first is called User administration', () => {
  for (const file of Object.values(flowFiles)) expect(checkFlow(file)).toEqual([]);
  expect(JSON.parse(flowFiles.UserAdministration ?? '').Metadata.name).toBe('User administration');
});

test('PR6 the bot is told the caller’s number and the contact', async () => {
  const { phone, contact } = await callWith(details);
  expect(phone.events[0]).toMatchObject({
    sessionState: { sessionAttributes: { phoneNumber: dana, contactId: contact.contactId } },
  });
});

test('PR2 no session attribute that the flow or Connect has set is ever lost', async () => {
  const { phone, contact } = await callWith([...details, 'PIN']);
  for (const event of phone.events) {
    expect(event).toMatchObject({
      sessionState: {
        sessionAttributes: {
          phoneNumber: dana,
          contactId: contact.contactId,
          'x-amz-lex:connect-originating-request-id': expect.any(String),
        },
      },
    });
  }
});

function failing(action: string, ...more: string[]): Trouble {
  return {
    fails: (_, id) => ([action, ...more].includes(id) ? 'NoMatchingError' : undefined),
  };
}

describe('PR7 every end, and every fault, is in words, and with a person where there is one', () => {
  test.each<[string, readonly string[], Trouble, Contact['outcome'], string]>([
    ['a reset', [...details, 'PIN'], {}, 'disconnected', messages.mustChange.text],
    ['goodbye', ['goodbye'], {}, 'disconnected', messages.goodbye.text],
    ['no voice', ['goodbye'], failing('voice'), 'disconnected', messages.goodbye.text],
    ['no language', ['goodbye'], failing('language'), 'disconnected', messages.goodbye.text],
    ['no greeting', ['goodbye'], failing('greeting'), 'disconnected', messages.goodbye.text],
    [
      'the queue is not written down',
      ['goodbye'],
      failing('handOverQueue'),
      'disconnected',
      messages.goodbye.text,
    ],
    ['the bot is out of reach', [], failing('bot'), 'queued', asked],
    ['… and that cannot be said', [], failing('bot', 'outage'), 'queued', asked],
    ['a one-time PIN was right before', [...wrongMonth, 'helpdesk'], {}, 'queued', somebody],
    ['the bot does not understand', lost, {}, 'queued', asked],
    ['… in the middle of it', [...details.slice(0, 1), ...lost], {}, 'queued', asked],
    ['… and no queue', lost, { queue: 'none' }, 'disconnected', helpdesk],
    ['… and a full queue', lost, { queue: 'full' }, 'disconnected', helpdesk],
    ['… and a queue that cannot be set', lost, { queue: 'closed' }, 'disconnected', helpdesk],
    ['… and a queue that cannot be reached', lost, failing('toQueue'), 'disconnected', helpdesk],
    ['… and nothing can be said', lost, failing('toSomebody', 'askedAgain'), 'queued', givingUp],
    ['… not even that nobody was reached', lost, failing('toQueue', 'helpdesk'), 'disconnected', asked],
    [
      '… and nobody could be told that nothing is proved',
      lost,
      failing('proved', 'whisper'),
      'queued',
      asked,
    ],
  ])('%s', async (_, answers, trouble, outcome, last) => {
    const { heard, contact } = await callWith(answers, trouble);
    expect([contact.outcome, heard.at(-1)]).toEqual([outcome, last]);
  });
});

test.each([[[]], [details.slice(0, 1)]])(
  'L4 after %j whatever is said, over and over, the call ends',
  async (first) => {
    for (const words of [
      '',
      'yes',
      'no',
      'again',
      'I forgot my password',
      '104233',
      'September',
      '999999999',
      'my user ID is 104233',
      'the month is wrong',
      'no, October',
      'help',
      'what?',
      'why?',
      'start over',
      'thanks',
      'hello',
    ]) {
      const { contact } = await callWith([...first, ...Array.from({ length: 40 }, () => words)]);
      expect(contact.outcome, words).not.toBe('hung up');
    }
  },
);

test('nothing that the caller said is in the flow’s log, its attributes or its path', async () => {
  const { contact, phone } = await callWith([...details, 'PIN']);
  const secrets = ['104233', '1990', 'September', ...pinsIn(phone.aws.texts.list())];
  expect(contact.flowLog.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(JSON.stringify(contact)).not.toContain(secret);
});

test('the calls above took every branch of the flow', () => {
  const { main } = flowsWith('helpdesk');
  const { percentage, table, missed } = coverage({ main }, played);
  process.stdout.write(`branches of the flow: ${percentage.toFixed(0)} % taken\n`);
  expect(missed, table).toEqual([]);
});
