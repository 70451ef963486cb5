import { readFileSync } from 'node:fs';
import { type Contact, checkFlow, coverage } from '@opsline/local-connect';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { flowNames, flowsWith, type Trouble } from '../stage/phone-line.ts';
import { callWith, played } from './phone-answers.ts';

const ada = '+15550100101';
const pin = '4071#';
const outage = 'Sorry, something went wrong on our side.';
const again =
  'I cannot connect you with anybody now. Please call again in a few minutes, or contact the helpdesk. Goodbye.';
const somebody = 'I will connect you with somebody who can help.';
const asked = 'You have not proved who you are, so you will be asked again.';
const notHeard = 'I did not hear from you. Please call again. Goodbye.';
const atHand = 'Please call again, with your employee ID and your PIN at hand. Goodbye.';
const lost = ['a shanty', 'a shanty', 'a shanty'];
/** An auth-lookup from before it said when a PIN was right. */
const untimed = { lookup: 'says no time' } as const;
const askPin = 'Please enter your four digit PIN, then press pound.';

test.each(flowNames)('%s is a flow that Connect accepts', (name) => {
  const content = readFileSync(new URL(`../../flows/${name}.json`, import.meta.url), 'utf8');
  expect(checkFlow(content)).toEqual([]);
});

describe('PS1 PS2 PS3 who calls, and how it ends', () => {
  test.each<[string, string | undefined, string[], Contact['outcome'], string]>([
    ['a known number and the right PIN', ada, [pin, 'bye'], 'disconnected', 'Goodbye.'],
    ['an employee ID and its PIN', undefined, ['101#', pin, 'bye'], 'disconnected', 'Goodbye.'],
    ['no employee ID, three times', undefined, ['', '', ''], 'disconnected', notHeard],
    ['no PIN, three times', ada, ['', '', ''], 'disconnected', notHeard],
    ['keys that are no employee ID, three times', undefined, ['1#', '10#', '1014#'], 'disconnected', atHand],
    ['keys that are no PIN, three times', ada, ['#', '407#', '40714#'], 'disconnected', atHand],
    ['silence, half a PIN and silence', ada, ['', '40#', ''], 'disconnected', atHand],
    ['an employee ID, and no PIN three times', undefined, ['101#', '', '', ''], 'disconnected', atHand],
    ['a PIN without pound', ada, ['4071', 'bye'], 'disconnected', 'Goodbye.'],
    ['a wrong PIN', ada, ['0000#'], 'disconnected', 'Sorry, I could not confirm who you are. Goodbye.'],
    ['zero for an employee ID', undefined, ['0#'], 'queued', asked],
    ['zero for a PIN', ada, ['0#'], 'queued', asked],
    ['zero without pound, after silence', ada, ['', '0'], 'queued', asked],
    ['hanging up', ada, [], 'hung up', askPin],
    [
      'words that mean nothing, three times',
      ada,
      [pin, 'a shanty', 'a shanty', 'a shanty'],
      'queued',
      somebody,
    ],
  ])('%s', async (_, from, answers, outcome, last) => {
    const { heard, contact } = await callWith(answers, {}, from);
    expect([contact.outcome, heard.at(-1)]).toEqual([outcome, last]);
  });
});

function failing(action: string): Trouble {
  return { fails: (_, id) => (id === action ? 'NoMatchingError' : undefined) };
}

/** Every action that says something or clears the keys, by its Identifier. */
const spoken: ReadonlySet<string> = new Set(
  Object.values(flowsWith('helpdesk')).flatMap(({ actions }) =>
    actions.flatMap(({ type, identifier }) =>
      type === 'MessageParticipant' || identifier.startsWith('clearKeys') ? [identifier] : [],
    ),
  ),
);

/** Each branch that only a fault takes: the action that fails, how, and what the caller hears last. */
const faults: readonly [string, string, string, readonly string[], Trouble, string][] = [
  ['PatchStatus_MainFlow', 'voice', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'language', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'handOverQueue', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'keypadBuffer', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'greeting', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  [
    'PatchStatus_MainFlow',
    'authenticate',
    'NoMatchingError',
    [],
    {},
    `${outage} Please call again in a few minutes, or contact the helpdesk. Goodbye.`,
  ],
  ['PatchStatus_Authentication', 'whoIsThis', 'NoMatchingError', [], {}, asked],
  ['PatchStatus_Authentication', 'keepEmployeeId', 'NoMatchingError', [], {}, asked],
  ['PatchStatus_Authentication', 'askPin', 'NoMatchingError', [], {}, asked],
  ['PatchStatus_Authentication', 'isThisTheirPin', 'NoMatchingError', [pin], {}, asked],
  ['PatchStatus_Authentication', 'keepProof', 'NoMatchingError', [pin], {}, asked],
  ['PatchStatus_Authentication', 'toBot', 'NoMatchingError', [pin], {}, somebody],
  ['PatchStatus_Authentication', 'refused', 'NoMatchingError', ['0000#'], {}, askPin],
  ['PatchStatus_Authentication', 'whisper', 'NoMatchingError', ['0#'], {}, asked],
  ['PatchStatus_Authentication', 'askedAgain', 'NoMatchingError', ['0#'], {}, somebody],
  ['PatchStatus_LexBot', 'bot', 'NoMatchingError', [pin], {}, somebody],
  ['PatchStatus_LexBot', 'bot', 'NoMatchingError', [pin], untimed, asked],
  ['PatchStatus_LexBot', 'askedAgain', 'NoMatchingError', [pin, ...lost], untimed, somebody],
  ['PatchStatus_LexBot', 'whisper', 'NoMatchingError', [pin, ...lost], {}, somebody],
];

describe('PR7 every fault ends in words, and with a person where there is one', () => {
  test.each(faults)('%s: %s fails with %s', async (flow, action, error, answers, trouble, last) => {
    const fails = (arn: string, identifier: string) =>
      arn === flow && identifier === action ? error : undefined;
    const { heard } = await callWith(answers, { ...trouble, fails }, ada);
    expect(heard.at(-1)).toBe(last);
  });

  const down = { lookup: 'down' } as const;
  const lostAtBot = [pin, ...lost];
  test.each<[string, string[], Trouble, Contact['outcome'], string]>([
    ['auth-lookup is down', [], down, 'queued', asked],
    ['… and no queue', [], { ...down, queue: 'none' }, 'disconnected', again],
    ['… and a full queue', [], { ...down, queue: 'full' }, 'disconnected', again],
    ['… and a queue that cannot be set', [], { ...down, queue: 'closed' }, 'disconnected', again],
    ['… and a queue that cannot be reached', [], { ...down, ...failing('toQueue') }, 'disconnected', again],
    ['the bot does not understand', lostAtBot, {}, 'queued', somebody],
    ['… and no queue', lostAtBot, { queue: 'none' }, 'disconnected', again],
    ['… and a full queue', lostAtBot, { queue: 'full' }, 'disconnected', again],
    ['… and a queue that cannot be set', lostAtBot, { queue: 'closed' }, 'disconnected', again],
    ['… and a queue that cannot be reached', lostAtBot, failing('toQueue'), 'disconnected', again],
    ['a person, and no queue', ['0#'], { queue: 'none' }, 'disconnected', again],
  ])('%s', async (_, answers, trouble, outcome, last) => {
    const { heard, contact } = await callWith(answers, trouble, ada);
    expect([contact.outcome, heard.at(-1)]).toEqual([outcome, last]);
  });

  test('the bot’s function cannot answer', async () => {
    const { heard, contact } = await callWith([pin, 'latest'], { systemsManager: 'down' }, ada);
    expect([contact.outcome, heard.at(-1)]).toEqual(['queued', somebody]);
  });

  test.each(['askEmployeeId', 'isThisAnEmployeeId', 'keepEmployeeId'])('%s fails', async (action) => {
    const { heard } = await callWith(['101#'], failing(action), undefined);
    expect(heard.slice(-3)).toEqual([outage, somebody, asked]);
  });

  const dumb = { fails: (_: string, id: string) => (spoken.has(id) ? 'NoMatchingError' : undefined) };
  test.each<[string, string[], Trouble, Contact['outcome']]>([
    ['nothing that was missed', ['', '10#', '101#', '', '40#', pin, 'bye'], {}, 'disconnected'],
    ['no end of silence', ['', '', ''], {}, 'disconnected'],
    ['no end of wrong keys', ['1#', '1#', '1#'], {}, 'disconnected'],
    ['no apology', [], down, 'queued'],
    ['no queue', [], { ...down, queue: 'none' }, 'disconnected'],
    ['no full queue', [], { ...down, queue: 'full' }, 'disconnected'],
    ['no hand-over', ['101#', pin, ...lost], {}, 'queued'],
    ['no full queue after the bot', ['101#', pin, ...lost], { queue: 'full' }, 'disconnected'],
  ])('what cannot be said stops nobody: %s', async (_, answers, trouble, outcome) => {
    const { contact } = await callWith(answers, { ...trouble, ...dumb }, undefined);
    expect(contact.outcome).toBe(outcome);
  });

  test('neither greeting nor transfer nor apology nor hand-over after a bot that is out of reach', async () => {
    const ids = new Set([...spoken, 'authenticate', 'bot']);
    for (const out of [ids, new Set([...ids].filter((id) => id !== 'authenticate'))]) {
      const fails = (_: string, id: string) => (out.has(id) ? 'NoMatchingError' : undefined);
      const { contact } = await callWith([pin], { fails }, ada);
      expect(contact.outcome).toBe(out.has('authenticate') ? 'disconnected' : 'queued');
    }
  });
});

test('L2 nor does it help to try: three wrong one-time PINs end the call, and nobody is called to help', async () => {
  const guesses = [pin, 'latest', '101', '111111', '222222', '333333'];
  const { heard, contact } = await callWith(guesses, { lookup: 'forges' }, ada);
  expect([contact.outcome, heard.at(-1)]).toEqual(['disconnected', messages.tooManyRefused.text]);
});

test('the calls above took every branch of the flows', () => {
  const { PatchStatus_AgentWhisper: _, ...flows } = flowsWith('helpdesk');
  const { percentage, table, missed } = coverage(flows, played);
  process.stdout.write(`branches of the callers’ flows: ${percentage.toFixed(0)} % taken\n`);
  expect(missed, table).toEqual([]);
});
