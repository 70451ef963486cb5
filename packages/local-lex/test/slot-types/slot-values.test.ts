import { describe, expect, test } from 'vitest';
import { assumptions } from '../../src/assumptions.ts';
import type { InputMode } from '../../src/session.ts';
import { resolveAlphaNumeric } from '../../src/slot-types/alpha-numeric.ts';
import { answerIn } from '../../src/slot-types/confirmation.ts';
import { resolveCustom } from '../../src/slot-types/custom.ts';
import { resolveNumber } from '../../src/slot-types/number.ts';
import { resolveAnswer } from '../../src/slot-types/resolve-slot.ts';
import type { Resolution } from '../../src/slot-types/slot-resolution.ts';
import { testBot, wednesday } from '../bot-world.ts';

function value(found: Resolution | undefined): string | undefined {
  return found?.slot.value.interpretedValue;
}

describe('AMAZON.Number', () => {
  test.each([
    ['0', '0'],
    ['15', '15'],
    ['33445', '33445'],
    ['0042', '42'],
    ['1,234', '1234'],
    ['-15', '-15'],
    ['3.50', '3.50'],
    ['.5', '0.5'],
    ['minus 15', '-15'],
    ['negative twenty', '-20'],
    ['zero', '0'],
    ['twenty-one', '21'],
    ['a hundred', '100'],
    ['one hundred twenty three point four five', '123.45'],
    ['point four two', '0.42'],
    ['point forty two', '0.42'],
    ['two thousand one hundred and five', '2105'],
    ['three million', '3000000'],
    ['Forty two.', '42'],
    ['twenty twenty', undefined],
    ['one two', undefined],
    ['point', undefined],
    ['twelve monkeys', undefined],
    ['', undefined],
    ['.', undefined],
  ])('%j is %s', (said, expected) => {
    expect(value(resolveNumber(said))).toBe(expected);
  });
});

describe('AMAZON.AlphaNumeric with a regular expression', () => {
  test.each<[InputMode, string, string, string | undefined]>([
    ['Text', '[0-9]{4}', '0042', '0042'],
    ['Text', '[0-9]{4}', '123', undefined],
    ['Text', '[0-9]{4}', '12345', undefined],
    ['Text', '[0-9]{4}', '1 2 3 4', '1234'],
    ['Text', '[0-9]{4}', 'one two three four', undefined],
    ['DTMF', '[0-9]{4}', '1234', '1234'],
    ['Speech', '[0-9]{4}', 'one two three four', '1234'],
    ['Speech', '[0-9]{4}', 'oh double two seven.', '0227'],
    ['Speech', '[0-9]{4}', 'twelve thirty four', '1234'],
    ['Speech', '[0-9]{4}', 'triple nine zero', '9990'],
    ['Speech', '[0-9]{4}', 'one two three', undefined],
    ['Text', '[A-Z]{3}[0-9]{1,3}', 'abc12', 'ABC12'],
    ['Text', '[0-9]{3}-[0-9]{2}-[0-9]{4}', '123-45-6789', '123-45-6789'],
    ['Text', '[0-9]{9}', '123-45-6789', '123456789'],
    ['Text', 'a|b', 'ab', undefined],
    ['Text', '[a-z]{1,40}', 'a'.repeat(31), undefined],
  ])('%s, %s: %j is %s', (mode, pattern, said, expected) => {
    expect(value(resolveAlphaNumeric(said, mode, pattern))).toBe(expected);
  });
});

test.each([
  ['Main St', 'mainst'],
  ['e 4711', 'e4711'],
  ['?', undefined],
])('AMAZON.AlphaNumeric alone: %j is %s', (said, expected) => {
  expect(value(resolveAlphaNumeric(said, 'Text'))).toBe(expected);
});

test.each([
  ['yeah', 'Yes'],
  ['OK', 'Yes'],
  ['Sure!', 'Yes'],
  ['yes, please', 'Yes'],
  ["That's right", 'Yes'],
  ['nope', 'No'],
  ['no, thanks', 'No'],
  ['possibly', undefined],
  ['not sure', undefined],
  ['purple', undefined],
  ['', undefined],
])('to a confirmation, %j is %s', (said, expected) => {
  expect(answerIn(said)).toBe(expected);
});

const foods = [
  { value: 'Japanese', synonyms: ['sushi'] },
  { value: 'Savings', synonyms: ['savings account', 'ia'] },
  { value: 'IA', synonyms: [] },
];
function type(topResolution: boolean) {
  return { name: 'Kind', values: foods, topResolution };
}

describe('custom slot types', () => {
  test.each([
    ['ORIGINAL_VALUE', 'japanese', 'japanese', ['Japanese']],
    ['ORIGINAL_VALUE', 'SUSHI!', 'SUSHI', ['Japanese']],
    ['ORIGINAL_VALUE', 'thai food', 'thai food', []],
    ['TOP_RESOLUTION', 'savings', 'Savings', ['Savings']],
    ['TOP_RESOLUTION', 'Savings-Account', 'Savings', ['Savings']],
    ['TOP_RESOLUTION', 'ia', 'IA', ['IA', 'Savings']],
    ['TOP_RESOLUTION', 'the savings account, please', 'Savings', ['Savings']],
    ['TOP_RESOLUTION', 'thai food', undefined, undefined],
    ['TOP_RESOLUTION', 'no savings at all', undefined, undefined],
    ['ORIGINAL_VALUE', 'savings two', 'savings two', []],
    ['ORIGINAL_VALUE', '...', undefined, undefined],
  ])('%s: %j is %s, resolved %j', (strategy, said, interpreted, resolved) => {
    const found = resolveCustom(said, type(strategy === 'TOP_RESOLUTION'));
    expect(value(found)).toBe(interpreted);
    expect(found?.slot.value.resolvedValues).toEqual(resolved);
  });
});

test.each([
  ['ApproverPin', "it's 1234, please", '1234'],
  ['ApproverPin', 'my PIN is 1234', '1234'],
  ['ApproverPin', 'my PIN is 12345', undefined],
  ['StartDate', 'on the 14th of April 2021', '2021-04-14'],
  ['Urgency', 'it is for Emergency', 'Emergency'],
  ['Urgency', 'sometime', 'sometime'],
])('the words around an answer do not matter: %s, %j', (slotName, said, expected) => {
  const [locale] = testBot('order-bot.yml').locales;
  const slot = locale?.intents[0]?.slots.find((it) => it.name === slotName);
  if (!locale || !slot) throw new Error('not in the test bot');
  expect(value(resolveAnswer(slot, said, { locale, inputMode: 'Text', now: wednesday, assumptions }))).toBe(
    expected,
  );
});
