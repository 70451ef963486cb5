import { describe, expect, test } from 'vitest';
import { BotDefinitionError } from '../../src/definition/parse-bot.ts';
import { parseBot } from '../../src/index.ts';
import { at, bot, intent, one, problems, slotType } from './tiny-bot.ts';

/** What CreateBot, CreateBotLocale, CreateIntent, CreateSlot and CreateSlotType would not take. */

const help = 'ParentIntentSignature: AMAZON.HelpIntent';
const stop = 'ParentIntentSignature: AMAZON.StopIntent';
const fallback = 'ParentIntentSignature: AMAZON.FallbackIntent';
const sample = 'SampleUtterances: [{ Utterance: what can you do }]';
const number =
  'Slots: [{ Name: S, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Required } }]';
const prompt = 'MaxRetries: 1, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: Sure? } } }]';
const yesNo = `IntentConfirmationSetting: { PromptSpecification: { ${prompt} } }`;
const noYesNo = `IntentConfirmationSetting: { IsActive: false, PromptSpecification: { ${prompt} } }`;

const noUtterances = `${one}.SampleUtterances: "You can't provide utterances for built-in intents" (CreateIntent)`;
const noSlots = `${one}.Slots: you can't "configure slots for built-in intents" (Lex V2 Developer Guide)`;
const noConfirmation = `${one}.IntentConfirmationSetting: you can't add "a confirmation prompt" to a fallback intent (Lex V2 Developer Guide)`;
function taken(name: string): string {
  return `${one}.Name: "conflicts with a built-in intent name" (CreateIntent), AMAZON.${name}`;
}

describe('an intent', () => {
  test.each<[string, string, readonly string[]]>([
    ['Help, bare', intent(help), []],
    ['Help with an empty list of utterances', intent(`${help}, SampleUtterances: []`), []],
    ['Help with a hook', intent(`${help}, FulfillmentCodeHook: { Enabled: true }`), []],
    ['Help with a confirmation', intent(`${help}, ${yesNo}`), []],
    ['Help with utterances', intent(`${help}, ${sample}`), [noUtterances]],
    ['Help with slots', intent(`${help}, ${number}`), [noSlots]],
    ['Help with both', intent(`${help}, ${sample}, ${number}`), [noUtterances, noSlots]],
    ['Stop with utterances', intent(`${stop}, ${sample}`), [noUtterances]],
    ['Fallback, bare', intent(fallback), []],
    ['Fallback with utterances', intent(`${fallback}, ${sample}`), [noUtterances]],
    ['Fallback with slots', intent(`${fallback}, ${number}`), [noSlots]],
    ['Fallback with a confirmation', intent(`${fallback}, ${yesNo}`), [noConfirmation]],
    ['Fallback with one that is switched off', intent(`${fallback}, ${noYesNo}`), [noConfirmation]],
    ['one of our own, HelpIntent', intent(sample, 'HelpIntent'), [taken('HelpIntent')]],
    ['one of our own, helpIntent', intent(sample, 'helpIntent'), [taken('HelpIntent')]],
    ['one of our own, QnaIntent', intent(sample, 'QnaIntent'), [taken('QnAIntent')]],
    ['one of our own, FallbackIntent', intent(sample, 'FallbackIntent'), [taken('FallbackIntent')]],
    ['one of our own, with a name like it', intent(sample, 'helpMeIntent'), []],
    ['Help by its own name', intent(help, 'helpIntent'), []],
  ])('%s', (_title, yaml, expected) => {
    expect(problems(yaml)).toEqual(expected);
  });

  test.each([
    'AMAZON.KendraSearchIntent',
    'AMAZON.QnAIntent',
    'AMAZON.QInConnectIntent',
    'AMAZON.BedrockAgentIntent',
    'AMAZON.YesIntent',
    'patchStatusIntent',
  ])('%s is no parent that is played, with or without utterances', (parent) => {
    for (const more of ['', sample]) {
      const [problem] = problems(intent(`ParentIntentSignature: ${parent}, ${more}`));
      expect(problem).toContain(`${one}.ParentIntentSignature: not a supported built-in intent`);
    }
  });
});

describe('a name, a text, a key', () => {
  const type = `${at}.BotLocales[0].SlotTypes[0]`;
  const valued = (text: string): string => `SlotTypeValues: [{ SampleValue: { Value: ${text} } }]`;
  const characters = 'expected letters and digits, single - or _ between them';

  test.each<[string, string, readonly string[]]>([
    ['a name of 100 characters', intent(sample, 'x'.repeat(100)), []],
    ['one more', intent(sample, 'x'.repeat(101)), [`${one}.Name: expected at most 100 characters`]],
    ['two hyphens', intent(sample, 'check--patching'), [`${one}.Name: ${characters}`]],
    ['a hyphen in front', intent(sample, '-patching'), [`${one}.Name: ${characters}`]],
    [
      'an utterance of 501 characters',
      intent(`SampleUtterances: [{ Utterance: ${'x'.repeat(501)} }]`),
      [`${one}.SampleUtterances[0].Utterance: expected at most 500 characters`],
    ],
    [
      'a value of 141 characters',
      slotType(valued('x'.repeat(141))),
      [`${type}.SlotTypeValues[0].SampleValue.Value: expected at most 140 characters`],
    ],
    ...['Confirmation', 'Date', 'Number'].map((name): [string, string, string[]] => [
      `a slot type called ${name}`,
      slotType(valued('x'), name),
      [`${type}.Name: Lex keeps this name for a slot type of its own`],
    ]),
    ['a slot type called DateOfBirth', slotType(valued('x'), 'DateOfBirth'), []],
    [
      'a locale that Lex does not have',
      bot('Intents: []').replace('en_US', 'en_XX'),
      [
        `${at}.BotLocales[0].LocaleId: only English locales are supported (en_AU, en_GB, en_IN, en_US, en_ZA)`,
      ],
    ],
  ])('%s', (_title, yaml, expected) => {
    expect(problems(yaml)).toEqual(expected);
  });
});

describe('how many of something', () => {
  type Locale = Readonly<Record<string, unknown>>;
  const problem = (locale: Locale): string => {
    const Properties = {
      Name: 'tiny',
      RoleArn: 'role',
      DataPrivacy: { ChildDirected: false },
      IdleSessionTTLInSeconds: 300,
      BotLocales: [{ LocaleId: 'en_US', NluConfidenceThreshold: 0.4, Intents: [], ...locale }],
    };
    try {
      parseBot({ Bot: { Type: 'AWS::Lex::Bot', Properties } });
    } catch (error) {
      if (error instanceof BotDefinitionError) return error.problems.join();
      throw error;
    }
    return '';
  };
  const of = <T>(count: number, item: (n: number) => T): T[] =>
    Array.from({ length: count }, (_, n) => item(n));
  const value = { Value: 'x' };
  const intents = (count: number): Locale => ({ Intents: of(count, (n) => ({ Name: `I${n}` })) });
  const types = (count: number, values: number): Locale => ({
    SlotTypes: of(count, (n) => ({
      Name: `T${n}`,
      SlotTypeValues: of(values, () => ({ SampleValue: value })),
    })),
  });
  const utterances = (count: number): Locale => ({
    Intents: [{ Name: 'One', SampleUtterances: of(count, () => ({ Utterance: 'x' })) }],
  });
  const synonyms = (count: number): Locale => ({
    SlotTypes: [{ Name: 'T', SlotTypeValues: [{ SampleValue: value, Synonyms: of(count, () => value) }] }],
  });
  const start = 'Resources.Bot.Properties.BotLocales[0]';

  test.each<[string, (count: number) => Locale, number, string]>([
    ['intents', intents, 1000, `${start}.Intents: expected at most 1000 intents`],
    ['slot types', (count) => types(count, 1), 250, `${start}.SlotTypes: expected at most 250 slot types`],
    [
      'sample utterances of an intent',
      utterances,
      1500,
      `${start}.Intents[0].SampleUtterances: expected at most 1500 utterances`,
    ],
    [
      'values of a slot type',
      (count) => types(1, count),
      10_000,
      `${start}.SlotTypes[0].SlotTypeValues: expected at most 10000 values`,
    ],
    [
      'synonyms of a value',
      synonyms,
      10_000,
      `${start}.SlotTypes[0].SlotTypeValues[0].Synonyms: expected at most 10000 synonyms`,
    ],
  ])('%s', (_title, locale, most, expected) => {
    expect(problem(locale(most))).toBe('');
    expect(problem(locale(most + 1))).toBe(expected);
  });
});
