import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Key, type KeyPress, type KeypadRules, readKeypad } from '../../src/caller/keypad.ts';
import { keys } from '../scripted-caller.ts';

const pin: KeypadRules = {
  maximumLength: 4,
  terminator: '#',
  cancelKey: '*',
  firstDigitMs: 8000,
  interdigitMs: 5000,
};

function at(...presses: readonly (readonly [Key, number])[]): readonly KeyPress[] {
  return presses.map(([key, atMs]) => ({ key, atMs }));
}

describe('how an input ends', () => {
  test.each([
    ['the last digit allowed ends it', keys('4071'), '4071', 'length', 1900],
    ['the terminator ends it and is not part of it', keys('40#'), '40', 'terminator', 1600],
    ['a terminator alone is an empty input', keys('#'), '', 'terminator', 1000],
    ['too few digits end by the inter-digit limit', keys('40'), '40', 'time', 6300],
    ['no key is silence', [], '', 'silence', 8000],
    ['a key just in time', at(['4', 7999]), '4', 'time', 12_999],
    ['a key at exactly the first limit is too late', at(['4', 8000]), '', 'silence', 8000],
    ['a digit just in time', at(['4', 0], ['0', 4999]), '40', 'time', 9999],
    ['a digit at exactly the inter-digit limit is too late', at(['4', 0], ['0', 5000]), '4', 'time', 5000],
    ['the cancel key deletes what was typed', keys('12*4071'), '4071', 'length', 2800],
    ['cancelled and nothing more is silence', keys('12*'), '', 'silence', 6600],
    ['a key may interrupt the prompt', at(['4', -3000], ['#', -2000]), '4', 'terminator', 0],
    [
      'times that run backwards are read as now',
      at(['4', 3000], ['0', 1000], ['#', 3100]),
      '40',
      'terminator',
      3100,
    ],
    ['a time that is none is read as now', at(['4', 3000], ['0', Number.NaN]), '40', 'time', 8000],
  ] as const)('%s', (_, presses, typed, end, endMs) => {
    expect(readKeypad(presses, pin)).toMatchObject({ typed, end, endMs });
  });
});

test.each([
  ['without cancel key * is a digit like others', { ...pin, cancelKey: '' }, '1*2#', '1*2'],
  ['a longer terminator needs all its keys', { ...pin, terminator: '##', maximumLength: 9 }, '1#2##', '1#2'],
  ['a terminator of * without cancel key', { ...pin, terminator: '*', cancelKey: '' }, '12*', '12'],
  ['no terminator', { ...pin, terminator: '' }, '12#4', '12#4'],
  ['a menu takes one key, whichever', { ...pin, terminator: '', cancelKey: '', maximumLength: 1 }, '#', '#'],
] as const)('%s', (_, rules, pressed, typed) => {
  expect(readKeypad(keys(pressed), rules).typed).toBe(typed);
});

test('keys after the end are handed back', () => {
  expect(readKeypad(keys('4071#9'), pin).rest.map(({ key }) => key)).toEqual(['#', '9']);
});

test('any keys at any times: never throws, never longer than allowed, no key lost or invented', () => {
  const key = fc.constantFrom<Key>('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#');
  const presses = fc.array(
    fc.record({ key, atMs: fc.oneof(fc.integer({ min: -5000, max: 60_000 }), fc.double()) }),
  );
  const rules = fc.record({
    maximumLength: fc.integer({ min: 1, max: 12 }),
    terminator: fc.array(key, { maxLength: 5 }).map((sequence) => sequence.join('')),
    cancelKey: fc.constantFrom<Key | ''>('', '*', '7'),
    firstDigitMs: fc.integer({ min: 1, max: 180_000 }),
    interdigitMs: fc.integer({ min: 1, max: 20_000 }),
  });
  fc.assert(
    fc.property(presses, rules, (pressed, given) => {
      const input = readKeypad(pressed, given);
      const taken = pressed.slice(0, pressed.length - input.rest.length).map((press) => press.key);
      expect(input.typed.length).toBeLessThanOrEqual(given.maximumLength);
      expect(taken.join('')).toContain(input.typed);
      expect(input.end === 'silence' ? input.typed : '').toBe('');
    }),
  );
});
