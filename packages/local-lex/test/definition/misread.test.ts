import { describe, expect, test } from 'vitest';
import { readBot } from '../../src/index.ts';
import { at, bot, intent, one, problems, slotType } from './tiny-bot.ts';

/** What could be read in two ways, or taken and not done, and nobody would notice. */

const number = 'SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Optional }';
const locale = `${at}.BotLocales[0]`;
const alias = `${at}.TestBotAliasSettings.BotAliasLocaleSettings`;

function testAlias(...settings: readonly string[]): string {
  const list = settings.map((it) => `{ LocaleId: en_US, BotAliasLocaleSetting: { Enabled: true, ${it} } }`);
  return bot('Intents: []', `TestBotAliasSettings: { BotAliasLocaleSettings: [${list.join(', ')}] }`);
}
function hookVersion(version: string): string {
  return `CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: ${version}, LambdaArn: x } }`;
}
function next(step: string): string {
  return intent(`InitialResponseSetting: { NextStep: ${step} }`);
}
const nextStep = `${one}.InitialResponseSetting.NextStep`;

describe('names are compared where they are defined', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'two intents that are wrong for another reason',
      bot('Intents: [{ Name: A, KendraConfiguration: {} }, { Name: B, KendraConfiguration: {} }]'),
      [0, 1].map((n) => `${locale}.Intents[${n}].KendraConfiguration: unknown or unsupported property`),
    ],
    [
      'two intents that Lex would not take',
      bot(
        'Intents: [{ Name: A, ParentIntentSignature: AMAZON.HelpIntent, Slots: [{ Name: S, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Optional } }] }, { Name: B, ParentIntentSignature: AMAZON.StopIntent, SampleUtterances: [{ Utterance: halt }] }]',
      ),
      [
        `${locale}.Intents[0].Slots: you can't "configure slots for built-in intents" (Lex V2 Developer Guide)`,
        `${locale}.Intents[1].SampleUtterances: "You can't provide utterances for built-in intents" (CreateIntent)`,
      ],
    ],
    [
      'two intents of which the names are missing',
      bot('Intents: [{}, {}]'),
      [0, 1].map((n) => `${locale}.Intents[${n}].Name: expected text, found nothing`),
    ],
    [
      'two slot types that are wrong for another reason',
      bot('Intents: [], SlotTypes: [{ Name: A }, { Name: B }]'),
      [0, 1].map((n) => `${locale}.SlotTypes[${n}].SlotTypeValues: expected at least one value`),
    ],
    [
      'two intents of one name',
      bot('Intents: [{ Name: A }, { Name: B }, { Name: A }]'),
      [`${locale}.Intents[2].Name: two intents have one name`],
    ],
    [
      'two intents of one name, one of them wrong',
      bot('Intents: [{ Name: A }, { Name: A, Nope: 1 }]'),
      [
        `${locale}.Intents[1].Nope: unknown or unsupported property`,
        `${locale}.Intents[1].Name: two intents have one name`,
      ],
    ],
    [
      'two slot types of one name',
      bot(
        'Intents: [], SlotTypes: [{ Name: T, ParentSlotTypeSignature: AMAZON.AlphaNumeric }, { Name: T, ParentSlotTypeSignature: AMAZON.AlphaNumeric }]',
      ),
      [`${locale}.SlotTypes[1].Name: two slot types have one name`],
    ],
    [
      'two slots of one name',
      intent(`Slots: [{ Name: S, ${number} }, { Name: S, ${number} }]`),
      [`${one}.Slots[1].Name: two slots have one name`],
    ],
    [
      'one slot name in two intents',
      bot(
        `Intents: [{ Name: A, Slots: [{ Name: S, ${number} }] }, { Name: B, Slots: [{ Name: S, ${number} }] }]`,
      ),
      [],
    ],
    [
      'two priorities of one slot',
      intent(
        `Slots: [{ Name: S, ${number} }], SlotPriorities: [{ Priority: 1, SlotName: S }, { Priority: 2, SlotName: S }]`,
      ),
      [`${one}.SlotPriorities[1].SlotName: two priorities are for one slot`],
    ],
    [
      'a session attribute that is set twice',
      next('{ SessionAttributes: [{ Key: k, Value: a }, { Key: k, Value: b }] }'),
      [`${nextStep}.SessionAttributes[1].Key: two attributes have one key`],
    ],
    [
      'two settings of the alias for one locale',
      testAlias(hookVersion('"1.0"'), hookVersion('"1.0"')),
      [`${alias}[1].LocaleId: two settings are for one locale`],
    ],
  ])('%s', (_title, yaml, expected) => {
    expect(problems(yaml)).toEqual(expected);
  });
});

test.each<[string, string, readonly string[]]>([
  [
    'half a retry',
    intent(
      'IntentConfirmationSetting: { PromptSpecification: { MaxRetries: 1.5, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: Sure? } } }] } }',
    ),
    [`${one}.IntentConfirmationSetting.PromptSpecification.MaxRetries: expected a whole number`],
  ],
  [
    'half a second',
    bot('Intents: []').replace('300', '300.5'),
    [`${at}.IdleSessionTTLInSeconds: expected a whole number`],
  ],
  [
    'half a priority, as text',
    intent(`SlotPriorities: [{ Priority: "2.5", SlotName: S }]`),
    [`${one}.SlotPriorities[0].Priority: expected a whole number`],
  ],
  [
    'a bot without a role',
    bot('Intents: []').replace('RoleArn: role', ''),
    [`${at}.RoleArn: expected a role`],
  ],
  [
    'a parent with a name that every object has',
    intent('ParentIntentSignature: constructor'),
    [`${one}.ParentIntentSignature: not a supported built-in intent`],
  ],
  [
    'values of a slot type that has a parent',
    slotType('ParentSlotTypeSignature: AMAZON.AlphaNumeric, SlotTypeValues: [{ SampleValue: { Value: x } }]'),
    [`${locale}.SlotTypes[0].SlotTypeValues: not supported beside ParentSlotTypeSignature`],
  ],
  ...[
    '"{Slot}"',
    '"[attribute]"',
    '"$.transcriptions[0].transcriptionConfidence"',
    '"((x-amz-lex:channel))"',
  ].map((value): [string, string, string[]] => [
    `an attribute set to what ${value} stands for`,
    next(`{ SessionAttributes: [{ Key: k, Value: ${value} }] }`),
    [`${nextStep}.SessionAttributes[0].Value: expected a constant`],
  ]),
  ['an attribute with braces in it', next('{ SessionAttributes: [{ Key: k, Value: "a {b} [c] $.d" }] }'), []],
  [
    'a locale that the alias switches off',
    testAlias(hookVersion('"1.0"')).replace('Enabled: true', 'Enabled: false'),
    [`${alias}[0].BotAliasLocaleSetting.Enabled: a locale that is switched off is not supported`],
  ],
  [
    'an alias for a locale that the bot does not have',
    testAlias(hookVersion('"1.0"')).replace('LocaleId: en_US', 'LocaleId: en_GB'),
    [`${alias}[0].LocaleId: the bot has no such locale`],
  ],
  [
    'another version of the interface',
    testAlias(hookVersion('"2.0"')),
    [
      `${alias}[0].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.CodeHookInterfaceVersion: expected 1.0`,
    ],
  ],
  ['the version as YAML has it', testAlias(hookVersion('1.0')), []],
])('%s', (_title, yaml, expected) => {
  const found = problems(yaml);
  expect(found).toHaveLength(expected.length);
  for (const [index, problem] of expected.entries()) expect(found[index]).toContain(problem);
});

test('what a bot declares is kept as it is written', () => {
  const read = readBot(
    bot('Intents: [{ Name: A, SampleUtterances: [{ Utterance: yes }, { Utterance: on }] }]'),
    'bot.yml',
  );
  expect(read.locales[0]?.intents[0]?.utterances).toEqual(['yes', 'on']);
});
