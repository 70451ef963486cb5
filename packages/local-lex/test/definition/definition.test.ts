import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLexRuntime, parseBot, readBot } from '../../src/index.ts';
import { testBot } from '../bot-world.ts';
import { at, bot, intent, one, problems, slotType } from './tiny-bot.ts';

function slot(more: string): string {
  return intent(`Slots: [{ Name: S, SlotTypeName: AMAZON.Number, ${more} }]`);
}
const required = 'ValueElicitationSetting: { SlotConstraint: Required }';
function asks(more: string): string {
  return `PromptSpecification: { MaxRetries: 1, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: x } } }], ${more} }`;
}

test('the tags and intrinsics of CloudFormation', () => {
  const read = testBot('order-bot.yml');
  expect(read).toMatchObject({
    logicalId: 'OrderBot',
    name: 'order-local',
    codeHooks: { en_US: 'OrderLambdaFunction' },
  });
  expect(read.locales[0]?.nluConfidenceThreshold).toBe(0.4);
});

test.each([
  ['!Join ["-", [a, !Ref Stage]]', 'a-dev'],
  [`!Sub "${'$'}{AWS::Region}-x"`, 'us-east-1-x'],
  [`"opsline-${'$'}{sls:stage}-bot"`, 'opsline-dev-bot'],
])('a name may be %s', (written, name) => {
  const yaml = bot('Intents: []').replace('tiny', written);
  expect(readBot(yaml, 'bot.yml', 'Bot', { 'sls:stage': 'dev', Stage: 'dev' }).name).toBe(name);
});

test.each<[string, (resources: unknown) => unknown]>([
  ['a map of resources', (resources) => resources],
  ['a template', (resources) => ({ Resources: resources })],
  ['a serverless file', (resources) => ({ service: 's', resources: { Resources: resources } })],
])('the bot is found in %s', (_title, wrap) => {
  expect(parseBot(wrap(parse(bot('Intents: []')))).logicalId).toBe('Bot');
});

describe('what is missing, wrong or unsupported is refused by its path', () => {
  test.each<[string, string]>([
    ['A: [', 'bot.yml: Flow sequence'],
    ['Bot: *bot', 'bot.yml: alias bot: expected an anchor before it'],
    [
      'Bot: &bot { Type: AWS::Lex::Bot, Properties: *bot }',
      'bot.yml: alias bot: expected an anchor before it',
    ],
    [
      'Bot: &bot { Type: AWS::Lex::Bot, Properties: !Sub { a: *bot } }',
      'bot.yml: alias bot: expected an anchor',
    ],
    ['Bot: { Type: AWS::Lex::Bot }', `${at}: Invalid input: expected object`],
    ['just text', 'bot.yml: expected a CloudFormation template or a map of resources'],
    ['Queue: { Type: AWS::SQS::Queue }', 'bot.yml: Resources: expected one AWS::Lex::Bot (found: none)'],
    [
      bot('Intents: []').replace('tiny', '!GetAtt A.B'),
      `${at}.Name: expected text, found an intrinsic (Fn::GetAtt)`,
    ],
    [bot('Intents: []').replace('tiny', 'a b'), `${at}.Name: expected letters and digits`],
    [bot('Intents: []').replace('300', '59'), `${at}.IdleSessionTTLInSeconds: expected at least 60`],
    [bot('Intents: []', 'BotFileS3Location: {}'), `${at}.BotFileS3Location: unknown or unsupported property`],
    [bot('Intents: []', 'BotLocals: []'), `${at}.BotLocals: unknown or unsupported property`],
    [
      bot('Intents: []').replace('0.4', '1.5'),
      `${at}.BotLocales[0].NluConfidenceThreshold: expected at most 1`,
    ],
    [bot('Intents: []').replace('en_US', 'de_DE'), `${at}.BotLocales[0].LocaleId: only English locales`],
    [intent('KendraConfiguration: {}'), `${one}.KendraConfiguration: unknown or unsupported property`],
    [intent('QnAIntentConfiguration: {}'), `${one}.QnAIntentConfiguration: unknown or unsupported property`],
    [
      intent('ParentIntentSignature: AMAZON.KendraSearchIntent'),
      `${one}.ParentIntentSignature: not a supported`,
    ],
    [
      intent('InitialResponseSetting: { Conditional: { IsActive: true } }'),
      `${one}.InitialResponseSetting.Conditional.IsActive: conditional branches`,
    ],
    [
      intent('InitialResponseSetting: { NextStep: { DialogAction: { Type: EvaluateConditional } } }'),
      `${one}.InitialResponseSetting.NextStep.DialogAction.Type: not a supported next step`,
    ],
    [
      intent('FulfillmentCodeHook: { Enabled: true, FulfillmentUpdatesSpecification: { Active: true } }'),
      `${one}.FulfillmentCodeHook.FulfillmentUpdatesSpecification.Active: fulfilment updates`,
    ],
    [
      slot(`SubSlotSetting: {}, ${required}`),
      `${one}.Slots[0].SubSlotSetting: unknown or unsupported property`,
    ],
    [
      slot(`MultipleValuesSetting: { AllowMultipleValues: true }, ${required}`),
      `${one}.Slots[0].MultipleValuesSetting.AllowMultipleValues: slots with several`,
    ],
    ...['InputContexts: [{ Name: c }]', 'OutputContexts: []'].map((contexts): [string, string] => [
      intent(contexts),
      `${one}.${contexts.replace(/:.*/, '')}: unknown or unsupported property`,
    ]),
    ...[
      'WaitAndContinueSpecification: {}',
      'DefaultValueSpecification: { DefaultValueList: [{ DefaultValue: x }] }',
    ].map((setting): [string, string] => [
      slot(`ValueElicitationSetting: { SlotConstraint: Required, ${setting} }`),
      `${one}.Slots[0].ValueElicitationSetting.${setting.replace(/:.*/, '')}: unknown or unsupported property`,
    ]),
    [
      slot(
        `ValueElicitationSetting: { SlotConstraint: Required, ${asks('PromptAttemptsSpecification: {}')} }`,
      ),
      `${one}.Slots[0].ValueElicitationSetting.PromptSpecification.PromptAttemptsSpecification: unknown`,
    ],
    [
      intent(
        'InitialResponseSetting: { NextStep: { DialogAction: { Type: CloseIntent, SuppressNextMessage: true } } }',
      ),
      `${one}.InitialResponseSetting.NextStep.DialogAction.SuppressNextMessage: unknown or unsupported`,
    ],
    [
      intent('InitialResponseSetting: { NextStep: { Intent: { Slots: [] } } }'),
      `${one}.InitialResponseSetting.NextStep.Intent.Slots: unknown or unsupported property`,
    ],
    [
      intent(
        'IntentClosingSetting: { ClosingResponse: { MessageGroupsList: [{ Message: { ImageResponseCard: { Title: x } } }] } }',
      ),
      `${one}.IntentClosingSetting.ClosingResponse.MessageGroupsList[0].Message.ImageResponseCard: unknown`,
    ],
    [
      slot(required).replace('Number', 'Time'),
      `${one}.Slots[0].SlotTypeName: not a supported built-in slot type`,
    ],
    [
      slotType('SlotTypeValues: [], CompositeSlotTypeSetting: {}'),
      `${at}.BotLocales[0].SlotTypes[0].CompositeSlotTypeSetting: unknown or unsupported`,
    ],
    [
      slotType('SlotTypeValues: []'),
      `${at}.BotLocales[0].SlotTypes[0].SlotTypeValues: expected at least one value`,
    ],
    [
      slotType('ParentSlotTypeSignature: AMAZON.Number'),
      `${at}.BotLocales[0].SlotTypes[0].ParentSlotTypeSignature: only`,
    ],
    [
      slotType(
        'ParentSlotTypeSignature: AMAZON.AlphaNumeric, ValueSelectionSetting: { ResolutionStrategy: ORIGINAL_VALUE, RegexFilter: { Pattern: "[0-9]+" } }',
      ),
      `${at}.BotLocales[0].SlotTypes[0].ValueSelectionSetting.RegexFilter.Pattern: expected a pattern without`,
    ],
    [
      slotType(
        'ParentSlotTypeSignature: AMAZON.AlphaNumeric, ValueSelectionSetting: { ResolutionStrategy: ORIGINAL_VALUE, RegexFilter: { Pattern: "[0-9" } }',
      ),
      `${at}.BotLocales[0].SlotTypes[0].ValueSelectionSetting.RegexFilter.Pattern: expected a regular`,
    ],
    [
      slotType(
        'ParentSlotTypeSignature: AMAZON.AlphaNumeric, ValueSelectionSetting: { ResolutionStrategy: CONCATENATION }',
      ),
      `${at}.BotLocales[0].SlotTypes[0].ValueSelectionSetting.ResolutionStrategy: expected`,
    ],
    [
      intent('IntentClosingSetting: { ClosingResponse: { MessageGroupsList: [{ Message: {} }] } }'),
      `${one}.IntentClosingSetting.ClosingResponse.MessageGroupsList[0].Message: expected exactly one kind`,
    ],
  ])('%#: %2$s', (yaml, expected) => {
    expect(problems(yaml)[0]?.slice(0, expected.length)).toBe(expected);
  });
});

test('a conditional that is switched off is not in the way', () => {
  expect(
    problems(intent('InitialResponseSetting: { Conditional: { IsActive: false, ConditionalBranches: [] } }')),
  ).toEqual([]);
});

test('several bots need a choice', () => {
  const two = `${bot('Intents: []')}${bot('Intents: []').replace('Bot:', 'Other:')}`;
  expect(problems(two)).toEqual(['bot.yml: Resources: expected one AWS::Lex::Bot (found: Bot, Other)']);
  expect(readBot(two, 'bot.yml', 'Other').logicalId).toBe('Other');
  expect(() => readBot(two, 'bot.yml', 'Third')).toThrow(
    'Resources.Third: expected an AWS::Lex::Bot (found: Bot, Other)',
  );
});

test('a runtime needs the locale and its fallback intent', () => {
  const options = { bot: readBot(bot('Intents: []'), 'bot.yml'), hook: async () => undefined, now: () => 0 };
  expect(() => createLexRuntime({ ...options, localeId: 'de_DE' })).toThrow('Bot tiny has no locale de_DE.');
  expect(() => createLexRuntime({ ...options, localeId: 'en_US' })).toThrow('AMAZON.FallbackIntent');
});
