import { describe, expect, test } from 'vitest';
import { callWith } from './phone-answers.ts';

const ada = '+15550100101';
const pin = '4071#';
const askEmployeeId = 'Please enter your three digit employee ID, then press pound.';
const askPin = 'Please enter your four digit PIN, then press pound.';
const nothing = 'I did not hear anything.';
const inTheBot = 'Say "check patching", or the name of a target group.';

/** Keys and what is said of them; a PIN that is none is no wrong one, and nothing of it is left for the next entry. */
const missed = [
  ['silence', '', nothing],
  ['keys that were taken back', '40*', nothing],
  ['pound alone', '#', 'That was not four digits.'],
  ['three digits', '407#', 'That was not four digits.'],
  ['five digits', '40714#', 'That was not four digits.'],
  ['six digits, as a one-time PIN has', '407140#', 'That was not four digits.'],
  ['the PIN, once more', '4071 4071#', 'That was not four digits.'],
  ['25 keys, more than any entry takes', `${'12345'.repeat(5)}#`, 'That was not four digits.'],
  ['29 keys, with the PIN of somebody at the end', `${'1'.repeat(24)}9999#`, 'That was not four digits.'],
  ['the tail of a correction', '40*71#', 'That was not four digits.'],
] as const;

describe('PS3 what was entered for a PIN and is none is told as what it is, and asked again', () => {
  test.each(missed)('%s', async (_, keys, said) => {
    const { heard, asked, contact } = await callWith([keys, pin], {}, ada);
    expect(heard.slice(1)).toEqual([askPin, said, askPin, inTheBot]);
    const entries = asked.flatMap((parameters) => ('pin' in parameters ? [parameters.pin] : []));
    expect(entries).toEqual(said === nothing ? ['4071'] : [expect.not.stringMatching(/^\d{4}$/), '4071']);
    expect(contact.outcome).toBe('hung up');
  });
});

describe('PS2 what was entered for an employee ID and is none is told as what it is, and asked again', () => {
  test.each([
    ['silence', '', nothing],
    ['two digits', '10#', 'That was not three digits.'],
    ['four digits, such as the PIN', pin, 'That was not three digits.'],
    ['pound alone', '#', 'That was not three digits.'],
    ['25 keys, more than any entry takes', `${'10110'.repeat(5)}#`, 'That was not three digits.'],
  ])('%s', async (_, keys, said) => {
    const { heard } = await callWith([keys, '101#', pin]);
    expect(heard.slice(1)).toEqual([askEmployeeId, said, askEmployeeId, askPin, inTheBot]);
  });
});

test('both may be keyed ahead, each with its pound key', async () => {
  const { heard } = await callWith(['101#4071#']);
  expect(heard.slice(1)).toEqual([askEmployeeId, inTheBot]);
});

test('P8 a PIN that was entered for an employee ID is kept nowhere', async () => {
  const { contact } = await callWith([pin, '101#', pin, 'bye']);
  expect(contact.attributes).toMatchObject({ employeeId: '101' });
  expect(JSON.stringify(contact)).not.toContain('4071');
});
