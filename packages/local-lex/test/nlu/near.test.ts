import { describe, expect, test } from 'vitest';
import { createLexRuntime, readBot } from '../../src/index.ts';
import { nearness } from '../../src/nlu/near.ts';
import { wednesday } from '../bot-world.ts';
import { blockBot } from '../definition/tiny-bot.ts';

test.each<[utterance: string, text: string, expected: string]>([
  ['nothing else', 'nothing here yet', '1 of 2: 0.13'],
  ['nothing else', 'else nothing', '2 of 2: 0.90'],
  ['good bye', 'good evening', '1 of 2: 0.13'],
  ['good bye', 'good', '1 of 2: 0.13'],
  ['check patching', 'could you check the patches of last night', '2 of 2: 0.90'],
  ['how did last nights patching go', 'did patching go well last week', '3 of 4: 0.42'],
  ['how did last nights patching go', 'last night was long', '2 of 4: 0.13'],
  ['reset my password', 'my password is no good', '1 of 2: 0.13'],
  ['reset my password', 'the password of which I need a reset', '2 of 2: 0.90'],
])('of %j, %j says %s', (utterance, text, expected) => {
  expect(inWords(utterance, text)).toBe(expected);
});

describe('one word that counts is not enough', () => {
  test.each<[utterance: string, text: string, expected: string]>([
    ['cancel', 'please cancel it now', '1 of 1: 0.90'],
    ['cancel', 'did they cancel the patching', '1 of 1: 0.20'],
    ['that is all', 'is that all', '3 of 3: 0.90'],
    ['that is all', 'all', '1 of 3: 0.20'],
    ['that is all', 'that is all groups', '3 of 3: 0.20'],
    ['stop', 'the bus stop', '1 of 1: 0.20'],
    ['what can you do', 'so what can you do for me', '4 of 4: 0.90'],
    ['what can you do', 'what can you do about my printer', '4 of 4: 0.20'],
    ['what can you do', 'do you have what I can use', '4 of 4: 0.20'],
    ['the latest', 'lately', '0 of 2: 0.00'],
  ])('of %j, %j says %s', (utterance, text, expected) => {
    expect(inWords(utterance, text)).toBe(expected);
  });
});

function inWords(utterance: string, text: string): string {
  const { said, of, score } = nearness(utterance.split(' '), text.split(' '));
  return `${said} of ${of}: ${score.toFixed(2)}`;
}

const bot = readBot(
  blockBot(`
SlotTypes:
  - { Name: Group, SlotTypeValues: [{ SampleValue: { Value: web two } }] }
  - Name: Pin
    ParentSlotTypeSignature: AMAZON.AlphaNumeric
    ValueSelectionSetting: { ResolutionStrategy: ORIGINAL_VALUE, RegexFilter: { Pattern: "[0-9]{6}" } }
Intents:
  - Name: Status
    SampleUtterances: [{ Utterance: check patching }, { Utterance: how did last nights patching go }]
    SlotPriorities: [{ Priority: 1, SlotName: OneTimePin }, { Priority: 2, SlotName: Job }]
    Slots:
      - Name: OneTimePin
        SlotTypeName: Pin
        ObfuscationSetting: { ObfuscationSettingType: DefaultObfuscation }
        ValueElicitationSetting: &asked
          SlotConstraint: Required
          PromptSpecification: { MaxRetries: 3, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: "?" } } }] }
      - { Name: Job, SlotTypeName: Group, ValueElicitationSetting: *asked }
  - { Name: Over, SampleUtterances: [{ Utterance: nothing else }, { Utterance: good bye }, { Utterance: that is all }] }
  - { Name: Stop, ParentIntentSignature: AMAZON.StopIntent }
  - { Name: Again, ParentIntentSignature: AMAZON.RepeatIntent }
  - { Name: Undo, ParentIntentSignature: AMAZON.CancelIntent }
  - { Name: Assist, ParentIntentSignature: AMAZON.HelpIntent }
  - { Name: Fallback, ParentIntentSignature: AMAZON.FallbackIntent }
`),
  'words.yml',
);

/** What a trace tells of the last of some lines: the intent that has it, and which utterance was nearest. */
async function told(lines: readonly string[], switching = 'ENABLE'): Promise<string> {
  const traces: string[] = [];
  const runtime = createLexRuntime({
    bot,
    localeId: 'en_US',
    hook: async () => undefined,
    now: () => wednesday,
    onTurn: ({ intent, nearest }) => traces.push(`${intent}; ${nearest}`),
  });
  const requestAttributes = { 'x-amz-lex:intent-switch': switching };
  for (const text of lines) await runtime.recognizeText({ sessionId: 'caller-1', text, requestAttributes });
  return traces.at(-1) ?? 'nothing was said';
}

describe('a trace tells which utterance was nearest, and what became of it', () => {
  const asked = 'check patching';
  test.each<[lines: string[], expected: string]>([
    [['good bye'], 'Over; "good bye" of Over, word for word, taken'],
    [
      ['Goodbye?', 'well, good bye, please'],
      'Over; "good bye" of Over, but for words that say nothing, taken',
    ],
    [['is that all now'], 'Over; "that is all" of Over, 3 of its 3 words (0.90), taken'],
    [['good evening'], 'Fallback; "good bye" of Over, 1 of its 2 words (0.13), not taken: below 0.4'],
    [['lorem ipsum'], 'Fallback; no utterance has a word of it'],
    [
      [asked, 'nothing here yet'],
      'Status; "nothing else" of Over, 1 of its 2 words (0.13), not taken: below 0.4',
    ],
    [[asked, asked], 'Status; "check patching" of Status, word for word, not taken: its intent asks already'],
    [[asked, '123456', 'good bye'], 'Over; "good bye" of Over, word for word, taken'],
    [
      [asked, '123456', 'bye, all good here'],
      'Status; "good bye" of Over, 2 of its 2 words (0.90), not taken: the answer to Job comes first',
    ],
  ])('%j: %s', async (lines, expected) => {
    expect(await told(lines)).toBe(expected);
  });

  test('where the request forbids another intent', async () => {
    expect(await told([asked, 'good bye'], 'DISABLE')).toBe(
      'Status; "good bye" of Over, word for word, not taken: the request forbids another intent',
    );
  });
});

test.each<[intent: string, phrases: string[]]>([
  ['Assist', ['help', 'help me', 'can you help me']],
  ['Undo', ['cancel', 'never mind', 'forget it']],
  ['Stop', ['stop', 'off', 'shut up']],
  ['Again', ['repeat', 'say that again', 'repeat that']],
])('the built-in phrases of %s, asked for something or not', async (intent, phrases) => {
  for (const phrase of phrases) {
    for (const lines of [[phrase], ['check patching', phrase], ['check patching', '123456', phrase]]) {
      expect(await told(lines)).toBe(`${intent}; "${phrase}" of ${intent}, word for word, taken`);
    }
  }
});
