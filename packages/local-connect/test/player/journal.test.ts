import { virtualClock } from '@opsline/local-kit/clock';
import { describe, expect, test } from 'vitest';
import { createConnect } from '../../src/connect.ts';
import type { Contact } from '../../src/contact.ts';
import type { LexPort } from '../../src/instance.ts';
import { placeReturnableCall, type ReturnableCall } from '../../src/player/placed-call.ts';
import { action, askPin, botArn, flowOf, lookup, say, wire } from '../flows.ts';
import { reply } from '../lex/bot.ts';
import { start } from '../phone-line.ts';

/** So many keys that their end is `#`. */
const many = { InputValidation: { CustomValidation: { MaximumLength: '9' } } };

const bot = action(
  'bot',
  'ConnectParticipantWithLexBot',
  { Text: 'Which job?', LexV2Bot: { AliasArn: botArn } },
  wire('bye', { NoMatchingError: 'bye', NoMatchingCondition: 'bye' }, { patchStatusIntent: 'slow' }),
);

const flows = {
  main: flowOf(
    action('buffer', 'GetParticipantInput', { EnableDTMFBuffer: 'true' }, wire('askPin', {})),
    askPin('lookup', many),
    lookup({ pin: '$.StoredCustomerInput' }, 'hello'),
    say('hello', 'Hello $.External.name.', 'bot'),
    bot,
    { ...lookup({ pin: 'slow' }, 'bye', 'late'), Identifier: 'slow' },
    say('late', 'It took too long.', 'on'),
    action('on', 'TransferToFlow', { ContactFlowId: 'other' }, wire('bye', { NoMatchingError: 'bye' })),
  ),
  keys: flowOf(
    action('buffer', 'GetParticipantInput', { EnableDTMFBuffer: 'true' }, wire('askPin', {})),
    askPin('askUser', many),
    { ...askPin('askCode', { Text: 'Who are you?', ...many }), Identifier: 'askUser' },
    { ...askPin('echo', { Text: 'And the code?', ...many }), Identifier: 'askCode' },
    say('echo', 'You typed $.StoredCustomerInput.', 'bye'),
  ),
  other: flowOf(
    { ...askPin('echo', { Text: 'And the code?', ...many }), Identifier: 'askCode' },
    say('echo', 'You typed $.StoredCustomerInput.', 'bye'),
  ),
};

/** A call whose function fails at first and is too slow in the end, and what was asked of whom. */
function calling(flow: keyof typeof flows = 'main') {
  const clock = virtualClock(start);
  const asked: string[] = [];
  const lex: LexPort = {
    recognizeText: async ({ text }) => {
      asked.push(`bot: ${text}`);
      return text === 'latest'
        ? reply('Close', ['All is well.'])
        : reply('ElicitIntent', [`What is ${text}?`]);
    },
  };
  const connect = createConnect({
    flows,
    clock,
    lex,
    newId: () => `id-${asked.push('ID')}`,
    invokeLambda: async (_, event) => {
      const pin = /"pin":"(\w+)"/.exec(JSON.stringify(event))?.[1];
      asked.push(`function: ${pin}`);
      if (pin === 'slow') await clock.sleep(9000);
      if (asked.filter((one) => one.startsWith('function')).length === 1) throw new Error('down');
      return { name: pin === '4071' ? 'Ada' : 'whoever you are' };
    },
  });
  const call = placeReturnableCall((caller, journal) =>
    connect.call({ to: '+15550100199', flow, caller, journal }),
  );
  return { call, asked, clock };
}

/** What is heard when these are said, one after the other, and the way that the call took. */
async function played(call: ReturnableCall, answers: readonly string[]) {
  const heard: string[][] = [];
  const listen = async (): Promise<void> => {
    const { prompts, waitsFor } = await call.listen();
    heard.push([...prompts.map(({ text }) => text), waitsFor]);
  };
  await listen();
  for (const answer of answers) {
    call.answer(answer);
    await listen();
  }
  return { heard, ...told(await call.contact) };
}

function told({ path, contactId, outcome }: Contact) {
  return { path: path.map(({ identifier, took }) => `${identifier} ${took}`), contactId, outcome };
}

const answers = ['4071#', 'something', 'latest', '12#'];
const heard = [
  ['Enter your PIN.', 'keys'],
  ['Hello Ada.', 'Which job?', 'words'],
  ['What is something?', 'words'],
  ['All is well.', 'It took too long.', 'And the code?', 'keys'],
  ['You typed 12.', 'nothing'],
];

describe('a call that is gone back to', () => {
  test.each([0, 1, 2, 3, 4])(
    'after %i answers ends as it ended when the same is said, and nobody is asked again',
    async (said) => {
      const { call, asked, clock } = calling();
      const first = await played(call, answers);
      expect(first.heard).toEqual(heard);
      // As often as one likes, and from where it was gone back to as well, whether it is there yet or not.
      for (const back of [call.backTo(said), call.backTo(said), call.backTo(said).backTo(said)]) {
        const [before, time] = [asked.length, clock.now()];
        expect([(await back.listen()).waitsFor, asked.length, clock.now()]).toEqual([
          heard[said]?.at(-1),
          before,
          time,
        ]);
        const again =
          said < answers.length ? await played(back.backTo(said), answers.slice(said)) : undefined;
        expect(again?.heard.slice(1) ?? []).toEqual(heard.slice(said + 1));
        const { path, contactId, outcome } = again ?? told(await back.contact);
        expect({ path, contactId, outcome }).toEqual({
          path: first.path,
          contactId: 'id-1',
          outcome: 'disconnected',
        });
      }
    },
  );

  test('goes on differently when something else is said', async () => {
    const { call } = calling();
    await played(call, answers);
    const { heard: others } = await played(call.backTo(0), ['0000#', 'latest', '34#']);
    expect(others.slice(1)).toEqual([
      ['Hello whoever you are.', 'Which job?', 'words'],
      ['All is well.', 'It took too long.', 'And the code?', 'keys'],
      ['You typed 34.', 'nothing'],
    ]);
  });

  test('has the keys in its buffer that were pressed before', async () => {
    const { call } = calling('keys');
    const [asks, buffered] = [
      ['Enter your PIN.', 'keys'],
      ['And the code?', 'keys'],
    ];
    const first = await played(call, ['4071#12#', '34#']);
    expect(first.heard).toEqual([asks, buffered, ['You typed 34.', 'nothing']]);
    expect((await played(call.backTo(1), ['56#'])).heard).toEqual([buffered, ['You typed 56.', 'nothing']]);
    expect((await played(call.backTo(0), ['4071#12#78#'])).heard).toEqual([
      asks,
      ['You typed 78.', 'nothing'],
    ]);
  });

  test('that was hung up is not', async () => {
    const { call } = calling();
    await call.listen();
    call.hangUp();
    expect((await call.contact).outcome).toBe('hung up');
    const back = call.backTo(0);
    expect((await back.listen()).waitsFor).toBe('keys');
    back.hangUp();
    expect((await back.contact).outcome).toBe('hung up');
  });

  test('gives nobody the answer of a function that came when it was too late', async () => {
    const { call, asked } = calling();
    await played(call, answers);
    const functions = (): number => asked.filter((one) => one.startsWith('function')).length;
    const before = functions();
    const back = call.backTo(3);
    await back.listen();
    expect(functions()).toBe(before);
    expect((await played(back.backTo(3), ['12#'])).heard.at(-1)).toEqual(['You typed 12.', 'nothing']);
  });
});
