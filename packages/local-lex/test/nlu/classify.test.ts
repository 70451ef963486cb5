import { expect, test } from 'vitest';
import { assumptions } from '../../src/assumptions.ts';
import { readBot } from '../../src/index.ts';
import { classify } from '../../src/nlu/classify.ts';
import { wednesday } from '../bot-world.ts';
import { blockBot } from '../definition/tiny-bot.ts';

const bot = readBot(
  blockBot(`
SlotTypes:
  - { Name: Any, SlotTypeValues: [{ SampleValue: { Value: red } }] }
Intents:
  - { Name: Greet, SampleUtterances: [{ Utterance: hello }] }
  - { Name: Nightly, SampleUtterances: [{ Utterance: how did last night's patching go }] }
  - { Name: First, SampleUtterances: [{ Utterance: open a ticket }] }
  - { Name: Second, SampleUtterances: [{ Utterance: Open a ticket! }] }
  - Name: Paint
    SampleUtterances: [{ Utterance: "{Colour}" }, { Utterance: "paint the wall {Colour} by {When}" }]
    Slots:
      - { Name: Colour, SlotTypeName: Any, ValueElicitationSetting: { SlotConstraint: Optional } }
      - { Name: When, SlotTypeName: AMAZON.Date, ValueElicitationSetting: { SlotConstraint: Optional } }
  - { Name: Fallback, ParentIntentSignature: AMAZON.FallbackIntent }
`),
  'words.yml',
);

function best(text: string) {
  const [locale] = bot.locales;
  if (!locale) throw new Error('no locale');
  const [claim] = classify(text, { locale, inputMode: 'Text', now: wednesday, assumptions });
  if (!claim) return 'nothing';
  const slots = Object.entries(claim.slots).map(([name, slot]) => ` ${name}=${slot.value.interpretedValue}`);
  return `${claim.intent.name} ${claim.score.toFixed(2)}${slots.join('')}`;
}

test.each([
  ['hello', 'Greet 1.00'],
  ['HELLO!!', 'Greet 1.00'],
  ['thanks', 'nothing'],
  ['How did last nights patching go?', 'Nightly 1.00'],
  ['please, how did last night’s patching go', 'Nightly 0.97'],
  ['how did the patches go last night', 'Nightly 0.90'],
  ['open a ticket', 'First 1.00'],
  ['open the ticket', 'First 0.97'],
  ['opening tickets', 'First 0.90'],
  ['red', 'Paint 1.00 Colour=red'],
  ['blue', 'nothing'],
  ['paint the wall dark blue by next monday', 'Paint 1.00 Colour=dark blue When=2020-11-30'],
  ['paint the wall blue by magic', 'Paint 0.90'],
  ['what is the time', 'nothing'],
  ['paint paint paint', 'Paint 0.13'],
  ['', 'nothing'],
  ['?!', 'nothing'],
])('%j: %s', (text, expected) => {
  expect(best(text)).toBe(expected);
});
