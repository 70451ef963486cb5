import { expect, test } from 'vitest';
import { lintBot, readBot } from '../../src/index.ts';
import { testBot } from '../bot-world.ts';
import { bot } from '../definition/tiny-bot.ts';

test('the test bots are clean', () => {
  expect(lintBot(testBot('order-bot.yml'))).toEqual([]);
  expect(lintBot(testBot('steps-bot.yml'))).toEqual([]);
});

const careless = `
Bot:
  Type: AWS::Lex::Bot
  Properties:
    Name: careless
    RoleArn: role
    DataPrivacy: { ChildDirected: false }
    IdleSessionTTLInSeconds: 300
    BotLocales:
      - LocaleId: en_US
        NluConfidenceThreshold: 0.4
        SlotTypes: [{ Name: Unused, SlotTypeValues: [{ SampleValue: { Value: x } }] }]
        Intents:
          - Name: One
            SampleUtterances: [{ Utterance: "Do it!" }, { Utterance: "do {That} with {Note}" }]
            SlotPriorities: [{ Priority: 1, SlotName: Gone }]
            InitialResponseSetting: { NextStep: { DialogAction: { Type: ElicitSlot, SlotToElicit: Nowhere } } }
            Slots:
              - { Name: Note, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Optional } }
              - { Name: OneTimePin, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Required } }
              - { Name: DOB, SlotTypeName: Missing, ValueElicitationSetting: { SlotConstraint: Optional } }
              - { Name: NewPassword, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Optional } }
          - { Name: Two, SampleUtterances: [{ Utterance: do it }] }
`;

test('a careless bot', () => {
  expect(lintBot(readBot(careless, 'bot.yml'))).toEqual([
    'en_US: there is no intent with ParentIntentSignature AMAZON.FallbackIntent',
    'en_US: slot type Unused: not used',
    'en_US: utterance "do it": in more than one intent',
    'en_US: intent One: priority 1: there is no slot Gone',
    'en_US: intent One: slot OneTimePin: required, but without a prompt',
    'en_US: intent One: slot OneTimePin: required, but without a priority',
    'en_US: intent One: slot OneTimePin: holds a secret, but is not obfuscated',
    'en_US: intent One: slot DOB: there is no slot type Missing',
    'en_US: intent One: slot DOB: holds a secret, but is not obfuscated',
    'en_US: intent One: slot NewPassword: holds a secret, but is not obfuscated',
    'en_US: intent One: utterance "do {That} with {Note}": there is no slot That',
    'en_US: intent One: next step: there is no slot Nowhere',
  ]);
});

test('a built-in intent is the parent of one intent', () => {
  const parent = 'ParentIntentSignature: AMAZON.FallbackIntent';
  const two = bot(`Intents: [{ Name: One, ${parent} }, { Name: Two, ${parent} }]`);
  expect(lintBot(readBot(two, 'bot.yml'))).toEqual([
    'en_US: AMAZON.FallbackIntent: the parent of more than one intent',
  ]);
});

const nowhere = 'DialogAction: { Type: ElicitSlot, SlotToElicit: Nowhere }';
const outcomes = `{ SuccessNextStep: { ${nowhere} }, FailureNextStep: { Intent: { Name: Nobody } }, TimeoutNextStep: { ${nowhere} } }`;
const hook = `{ EnableCodeHookInvocation: true, IsActive: true, PostCodeHookSpecification: ${outcomes} }`;
const asks =
  'PromptSpecification: { MaxRetries: 1, MessageGroupsList: [{ Message: { PlainTextMessage: { Value: x } } }] }';
function slotWith(setting: string): string {
  return `Slots: [{ Name: S, SlotTypeName: AMAZON.Number, ValueElicitationSetting: { SlotConstraint: Optional, SlotCaptureSetting: { ${setting} } } }]`;
}

test.each([
  ['the initial hook', `InitialResponseSetting: { CodeHook: ${hook} }`],
  [
    'the fulfilment',
    `FulfillmentCodeHook: { Enabled: true, PostFulfillmentStatusSpecification: ${outcomes} }`,
  ],
  ['the hook of a confirmation', `IntentConfirmationSetting: { ${asks}, CodeHook: ${hook} }`],
  ['the hook of a slot', slotWith(`CodeHook: ${hook}`)],
])('next steps after %s are there', (_title, setting) => {
  const fallback = '{ Name: Fallback, ParentIntentSignature: AMAZON.FallbackIntent }';
  expect(lintBot(readBot(bot(`Intents: [{ Name: One, ${setting} }, ${fallback}]`), 'bot.yml'))).toEqual([
    'en_US: intent One: next step: there is no slot Nowhere',
    'en_US: intent One: next step: there is no intent Nobody',
    'en_US: intent One: next step: there is no slot Nowhere',
  ]);
});

test('a slot to elicit is one of the intent that the next step names', () => {
  const step = (slot: string): string =>
    `InitialResponseSetting: { NextStep: { DialogAction: { Type: ElicitSlot, SlotToElicit: ${slot} }, Intent: { Name: Two } } }`;
  const two = `{ Name: Two, ${slotWith('')} }, { Name: Fallback, ParentIntentSignature: AMAZON.FallbackIntent }`;
  expect(lintBot(readBot(bot(`Intents: [{ Name: One, ${step('S')} }, ${two}]`), 'bot.yml'))).toEqual([]);
  expect(lintBot(readBot(bot(`Intents: [{ Name: One, ${step('T')} }, ${two}]`), 'bot.yml'))).toEqual([
    'en_US: intent One: next step: there is no slot T',
  ]);
});
