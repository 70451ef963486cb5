import { readFileSync } from 'node:fs';
import { type Contact, checkFlow, coverage } from '@opsline/local-connect';
import { afterAll, describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { flowsWith, type Trouble } from '../stage/phone-line.ts';
import { callWith, played } from './phone-answers.ts';

const names = ['PatchStatus_MainFlow', 'PatchStatus_Authentication', 'PatchStatus_LexBot'];
const ada = '+15550100101';
const pin = '4071#';
const outage = 'Sorry, something went wrong on our side.';
const again = 'Please call again in a few minutes. Goodbye.';
const somebody = 'I will connect you with somebody who can help.';

test.each(names)('%s is a flow that Connect accepts', (name) => {
  const content = readFileSync(new URL(`../../flows/${name}.json`, import.meta.url), 'utf8');
  expect(checkFlow(content)).toEqual([]);
});

describe('PS1 PS2 PS3 who calls, and how it ends', () => {
  test.each<[string, string | undefined, string[], Contact['outcome'], string]>([
    ['a known number and the right PIN', ada, [pin, 'bye'], 'disconnected', 'Goodbye.'],
    ['an employee ID and its PIN', undefined, ['101#', pin, 'bye'], 'disconnected', 'Goodbye.'],
    [
      'no employee ID, three times',
      undefined,
      ['', '', ''],
      'disconnected',
      'I did not hear from you. Please call again. Goodbye.',
    ],
    [
      'no PIN, three times',
      ada,
      ['', '', ''],
      'disconnected',
      'I did not hear from you. Please call again. Goodbye.',
    ],
    ['half a PIN, then the right one', ada, ['40#', pin, 'bye'], 'disconnected', 'Goodbye.'],
    ['a PIN without pound', ada, ['4071', 'bye'], 'disconnected', 'Goodbye.'],
    ['five digits, then the right PIN', ada, ['40719#', pin, 'bye'], 'disconnected', 'Goodbye.'],
    ['a wrong PIN', ada, ['0000#'], 'disconnected', 'Sorry, I could not confirm who you are. Goodbye.'],
    ['hanging up', ada, [], 'hung up', 'Please enter your four digit PIN, then press pound.'],
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

describe('PS3 silence is asked again, and is no attempt', () => {
  test.each([
    ['silence twice, then the PIN', ['', '', pin]],
    ['silence three times', ['', '', '']],
  ])('%s', async (_, answers) => {
    const { asked } = await callWith(answers, {}, ada);
    const pins = asked.flatMap((parameters) => ('pin' in parameters ? [parameters.pin] : []));
    expect(pins).toEqual(answers.includes(pin) ? ['4071'] : []);
  });
});

/** Each branch that only a fault takes: the action that fails, how, and what the caller hears last. */
const faults: readonly [string, string, string, readonly string[], Trouble, string][] = [
  ['PatchStatus_MainFlow', 'voice', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'language', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'handOverQueue', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'keypadBuffer', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'greeting', 'NoMatchingError', [pin, 'bye'], {}, 'Goodbye.'],
  ['PatchStatus_MainFlow', 'authenticate', 'NoMatchingError', [], {}, `${outage} ${again}`],
  ['PatchStatus_Authentication', 'whoIsThis', 'NoMatchingError', [], {}, outage],
  ['PatchStatus_Authentication', 'keepCaller', 'NoMatchingError', [], {}, outage],
  ['PatchStatus_Authentication', 'askPin', 'NoMatchingError', [], {}, outage],
  ['PatchStatus_Authentication', 'isThisTheirPin', 'NoMatchingError', [pin], {}, outage],
  ['PatchStatus_Authentication', 'keepProof', 'NoMatchingError', [pin], {}, outage],
  ['PatchStatus_Authentication', 'toBot', 'NoMatchingError', [pin], {}, outage],
  [
    'PatchStatus_Authentication',
    'refused',
    'NoMatchingError',
    ['0000#'],
    {},
    'Please enter your four digit PIN, then press pound.',
  ],
  [
    'PatchStatus_Authentication',
    'goodbye',
    'NoMatchingError',
    ['', '', ''],
    {},
    'Please enter your four digit PIN, then press pound.',
  ],
  ['PatchStatus_LexBot', 'bot', 'NoMatchingError', [pin], {}, somebody],
];

describe('PR7 every fault ends in words, and with a person where there is one', () => {
  test.each(faults)('%s: %s fails with %s', async (flow, action, error, answers, trouble, last) => {
    const fails = (arn: string, identifier: string) =>
      arn === flow && identifier === action ? error : undefined;
    const { heard } = await callWith(answers, { ...trouble, fails }, ada);
    expect(heard.at(-1)).toBe(last);
  });

  const down = { lookup: 'down' } as const;
  const lost = [pin, 'a shanty', 'a shanty', 'a shanty'];
  const failing = (action: string) => ({
    fails: (_: string, id: string) => (id === action ? 'NoMatchingError' : undefined),
  });
  test.each<[string, string[], Trouble, Contact['outcome'], string]>([
    ['auth-lookup is down', [], down, 'queued', outage],
    ['… and no queue', [], { ...down, queue: 'none' }, 'disconnected', again],
    ['… and a full queue', [], { ...down, queue: 'full' }, 'disconnected', again],
    ['… and a queue that cannot be set', [], { ...down, queue: 'closed' }, 'disconnected', again],
    ['… and a queue that cannot be reached', [], { ...down, ...failing('toQueue') }, 'disconnected', again],
    [
      '… and nothing can be said',
      [],
      { ...down, ...failing('outage') },
      'queued',
      'Welcome to IT operations.',
    ],
    ['… not even goodbye', [], { ...down, queue: 'none', ...failing('callAgain') }, 'disconnected', outage],
    ['the bot does not understand', lost, {}, 'queued', somebody],
    ['… and no queue', lost, { queue: 'none' }, 'disconnected', again],
    ['… and a full queue', lost, { queue: 'full' }, 'disconnected', again],
    ['… and a queue that cannot be set', lost, { queue: 'closed' }, 'disconnected', again],
    ['… and a queue that cannot be reached', lost, failing('toQueue'), 'disconnected', again],
    ['… and nothing can be said', lost, failing('toSomebody'), 'queued', messages.givingUp.text],
    [
      '… not even goodbye',
      lost,
      { queue: 'none', ...failing('callAgain') },
      'disconnected',
      messages.givingUp.text,
    ],
    [
      'the transfer fails, and so does the apology',
      [],
      { fails: (_, id) => (id === 'authenticate' || id === 'sorry' ? 'NoMatchingError' : undefined) },
      'disconnected',
      'Welcome to IT operations.',
    ],
  ])('%s', async (_, answers, trouble, outcome, last) => {
    const { heard, contact } = await callWith(answers, trouble, ada);
    expect([contact.outcome, heard.at(-1)]).toEqual([outcome, last]);
  });

  test('the bot’s function cannot answer', async () => {
    const { heard, contact } = await callWith([pin, 'latest'], { systemsManager: 'down' }, ada);
    expect([contact.outcome, heard.at(-1)]).toEqual(['queued', somebody]);
  });

  test.each(['askEmployeeId', 'keepEmployeeId'])('%s fails', async (action) => {
    const { heard } = await callWith(['101#'], failing(action), undefined);
    expect(heard.at(-1)).toBe(outage);
  });
});

test('L2 nor does it help to try: three wrong one-time PINs end the call, and nobody is called to help', async () => {
  const guesses = [pin, 'latest', '101', '111111', '222222', '333333'];
  const { heard, contact } = await callWith(guesses, { lookup: 'forges' }, ada);
  expect([contact.outcome, heard.at(-1)]).toEqual(['disconnected', messages.tooManyRefused.text]);
});

afterAll(() => {
  const { percentage, table, missed } = coverage(flowsWith('helpdesk'), played);
  process.stdout.write(`branches of the three flows: ${percentage.toFixed(0)} % taken\n`);
  expect(missed, table).toEqual([]);
});
