import { parsePin, type Weakness, weaknessOf } from '@opsline/employees/pins';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const ada = { employeeId: '101', phone: '+15550108264' };

test.each<[string, Weakness | undefined]>([
  ['0000', 'repeated digits'],
  ['9999', 'repeated digits'],
  ['1212', 'repeated digits'],
  ['1122', 'repeated digits'],
  ['1221', 'repeated digits'],
  ['1234', 'a sequence'],
  ['4321', 'a sequence'],
  ['7890', 'a sequence'],
  ['1357', 'a sequence'],
  ['0864', 'a sequence'],
  ['1969', 'a year'],
  ['2026', 'a year'],
  ['2580', 'a common PIN'],
  ['5683', 'a common PIN'],
  ['1004', 'a common PIN'],
  ['8264', 'the end of the phone number'],
  ['1017', 'the employee ID'],
  ['5101', 'the employee ID'],
  ['7391', undefined],
  ['4071', undefined],
  ['1223', undefined],
  ['2126', undefined],
])('P5: %s is %s', (pin, weakness) => {
  expect(weaknessOf(pin, ada)).toBe(weakness);
});

test.each([
  ['without a phone number', '8264', { employeeId: '101' }],
  ['with another phone number', '8264', { employeeId: '101', phone: '+15550100101' }],
  ['with another ID', '1017', { employeeId: '102' }],
  ['without an ID', '7391', { employeeId: '' }],
])('P5: what belongs to nobody here is not refused: %s', (_case, pin, owner) => {
  expect(weaknessOf(pin, owner)).toBeUndefined();
});

test('P5: an ID longer than a PIN gives none of its parts away', () => {
  expect(weaknessOf('3917', { employeeId: '739172' })).toBe('the employee ID');
});

test('P5: most PINs are still there to choose from, and so many are not', () => {
  const all = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));
  const why = Object.groupBy(
    all,
    (pin) => weaknessOf(pin, { ...ada, employeeId: '739' }) ?? 'to choose from',
  );
  expect(Object.fromEntries(Object.entries(why).map(([weakness, pins]) => [weakness, pins.length]))).toEqual({
    'repeated digits': 280,
    'a sequence': 80,
    'a year': 194,
    'a common PIN': 59,
    'the end of the phone number': 1,
    'the employee ID': 18,
    'to choose from': 9_368,
  });
});

test.each<[string, unknown]>([
  ['C67 silence', 'Timeout'],
  ['C68 nothing', ''],
  ['C68 two digits', '12'],
  ['C68 five digits', '12345'],
  ['C68 with the pound key', '1234#'],
  ['C68 with a star', '12*4'],
  ['C68 full-width digits', '１２３４'],
  ['C68 an exponent', '1e3'],
  ['C68 a negative number', '-123'],
  ['P3 a number', 7391],
  ['P3 a list', ['7391']],
  ['P3 an object', { pin: '7391' }],
  ['P3 null', null],
  ['P3 undefined', undefined],
  ['a space before', ' 7391'],
  ['a line break after', '7391\n'],
  ['Arabic-Indic digits', '٧٣٩١'],
])('%s is no attempt', (_case, entry) => {
  expect(parsePin(entry)).toBeUndefined();
});

test('P3: whatever is entered, four ASCII digits come out or nothing', () => {
  fc.assert(fc.property(fc.anything(), (entry) => /^[0-9]{4}$/.test(parsePin(entry) ?? '0000')));
  fc.assert(fc.property(fc.stringMatching(/^[0-9]{4}$/), (entry) => parsePin(entry) === entry));
});
