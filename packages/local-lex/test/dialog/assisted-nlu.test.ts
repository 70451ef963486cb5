import { expect, test } from 'vitest';
import { createLexRuntime, readBot } from '../../src/index.ts';
import { blockBot, one, problems } from '../definition/tiny-bot.ts';

/** A bot with settings for assisted NLU. */
function template(settings: string): string {
  return blockBot(`
${settings}
Intents:
  - Name: Status
    SampleUtterances: [{ Utterance: check patching }, { Utterance: "check patching of {Group}" }]
    DialogCodeHook: { Enabled: true }
    SlotPriorities: [{ Priority: 1, SlotName: Group }]
    Slots:
      - Name: Group
        SlotTypeName: AMAZON.Number
        ValueElicitationSetting:
          SlotConstraint: Required
          PromptSpecification:
            { MaxRetries: 1, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: Which? } } }] }
  - { Name: Fallback, ParentIntentSignature: AMAZON.FallbackIntent }
`);
}

function assisted(specification: string): string {
  return template(
    `GenerativeAISettings: { RuntimeSettings: { NluImprovementSpecification: ${specification} } }`,
  );
}
const fallback = assisted('{ Enabled: true, AssistedNluMode: Fallback }');

type Heard = {
  readonly inputTranscript: string;
  readonly interpretations: readonly {
    readonly intent: { readonly name: string };
    readonly interpretationSource?: string;
  }[];
};

/** What the hook hears of each line, and what a trace tells: "transcript: intent source …". */
async function heard(yaml: string, lines: readonly string[]): Promise<readonly string[]> {
  const told: string[] = [];
  const runtime = createLexRuntime({
    bot: readBot(yaml, 'bot.yml'),
    localeId: 'en_US',
    hook: async (event) => {
      const { inputTranscript, interpretations }: Heard = Object(event);
      const sources = interpretations.map((it) => `${it.intent.name} ${it.interpretationSource ?? 'none'}`);
      told.push(`${inputTranscript}: ${sources.join(', ')}`);
      return { sessionState: { dialogAction: { type: 'Delegate' } } };
    },
    now: () => 0,
    assist: (text) => ({ 'all well?': 'check patching', 'the second': '2', hm: 'hm?' })[text],
    onTurn: ({ intent, nearest }) => told.push(`${intent}; ${nearest}`),
  });
  for (const text of lines) await runtime.recognizeText({ sessionId: 'caller-1', text });
  return told;
}

test('a model interprets what the utterances and the slot do not match', async () => {
  expect(await heard(fallback, ['all well?', 'the second'])).toEqual([
    'all well?: Status Bedrock, Fallback none',
    'Status; no utterance has a word of it',
    'the second: Status Bedrock, Fallback none',
    'Status; no utterance has a word of it',
  ]);
});

test('what they match, no model is asked for', async () => {
  expect(await heard(fallback, ['check patching'])).toEqual([
    'check patching: Status Lex, Fallback none',
    'Status; "check patching" of Status, word for word, taken',
  ]);
});

test('a trace tells that a model took what was only near', async () => {
  const near = fallback.replace('check patching }', 'all right now }');
  expect((await heard(near, ['all well?'])).at(-1)).toBe(
    'Status; "all right now" of Status, 1 of its 2 words (0.13), not taken: a model took it for what Status hears',
  );
});

test.each([
  ['it takes the words for nothing', fallback, 'lorem'],
  ['it takes them for something that is none', fallback, 'hm'],
  ['it is off', assisted('{ Enabled: false }'), 'all well?'],
  ['nothing is said of it', template(''), 'all well?'],
])('nothing is understood where %s', async (_title, yaml, text) => {
  expect(await heard(yaml, [text])).toEqual(['Fallback; no utterance has a word of it']);
});

const setting = one.replace('.Intents[0]', '.GenerativeAISettings');
const mode = 'NluImprovementSpecification.AssistedNluMode: expected Fallback';
test.each([
  ['in its mode Primary', assisted('{ Enabled: true, AssistedNluMode: Primary }'), `RuntimeSettings.${mode}`],
  ['without a mode', assisted('{ Enabled: true }'), `RuntimeSettings.${mode}`],
  [
    'that asks back',
    assisted('{ Enabled: false, IntentDisambiguationSettings: {} }'),
    'RuntimeSettings.NluImprovementSpecification.IntentDisambiguationSettings: unknown',
  ],
  [
    'for slots',
    template('GenerativeAISettings: { RuntimeSettings: { SlotResolutionImprovementSpecification: {} } }'),
    'RuntimeSettings.SlotResolutionImprovementSpecification: unknown',
  ],
  [
    'while a bot is built',
    template('GenerativeAISettings: { BuildtimeSettings: {} }'),
    'BuildtimeSettings: unknown',
  ],
])('a model %s is refused', (_title, yaml, problem) => {
  expect(problems(yaml)[0]).toContain(`${setting}.${problem}`);
});
