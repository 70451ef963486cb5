import { isE164 } from '@opsline/function-kit/e164';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRow } from '../src/row.ts';

const row = { EmployeeID: { S: '101' }, EmployeeName: { S: 'Ada Byron' } };

test('C62: an empty phone number counts as none', () => {
  expect(parseRow('T', { ...row, PhoneNumber: { S: '' } })).toEqual({
    employeeId: '101',
    name: 'Ada Byron',
  });
});

test.each([
  [
    'no ID',
    { EmployeeName: { S: 'Ada Byron' } },
    'a row without EmployeeID: EmployeeID must be a non-empty String.',
  ],
  [
    'an empty ID',
    { ...row, EmployeeID: { S: '' } },
    'a row without EmployeeID: EmployeeID must be a non-empty String.',
  ],
  ['no name', { EmployeeID: { S: '101' } }, 'EmployeeID 101: EmployeeName must be a non-empty String.'],
  [
    'an empty name',
    { ...row, EmployeeName: { S: '' } },
    'EmployeeID 101: EmployeeName must be a non-empty String.',
  ],
  [
    'a number that is none',
    { ...row, PhoneNumber: { S: '555' } },
    'EmployeeID 101: PhoneNumber must be a String in E.164 form, or none.',
  ],
  ...['-1', '1.5', ' 1', '1 ', '', '1'.repeat(16)].map((N): [string, object, string] => [
    `a time that is ${JSON.stringify(N)}`,
    { ...row, PhoneNumberChangedAt: { N } },
    'EmployeeID 101: PhoneNumberChangedAt must be a Number in epoch milliseconds, or none.',
  ]),
  ['nothing', null, 'a row without EmployeeID: item must be a row of attributes.'],
])('%s', (_case, item, message) => {
  expect(() => parseRow('T', item)).toThrow(new Error(`Table T, ${message}`));
});

test('a time has up to fifteen digits', () => {
  for (const digits of ['0', '9'.repeat(15)])
    expect(parseRow('T', { ...row, PhoneNumberChangedAt: { N: digits } }).phoneChangedAt).toBe(
      Number(digits),
    );
});

test('any shape is an employee or a fault of ours, and the fault holds no value', () => {
  const canary = 'canary-7391';
  const attribute = fc.oneof(fc.constant({ S: canary }), fc.constant({ N: canary }), fc.anything());
  const shape = fc.record({
    EmployeeName: attribute,
    PhoneNumber: attribute,
    PhoneNumberChangedAt: attribute,
  });
  fc.assert(
    fc.property(shape, (item) => {
      try {
        expect(parseRow('T', { EmployeeID: { S: '101' }, ...item }).employeeId).toBe('101');
      } catch (fault) {
        expect(String(fault)).toMatch(/^Error: Table T, EmployeeID 101: \w+ must be /);
        expect(String(fault)).not.toContain(canary);
      }
    }),
  );
});

test.each([
  ['+1234567', true],
  ['+123456789012345', true],
  ['+123456', false],
  ['+1234567890123456', false],
  ['+0234567', false],
  ['++234567', false],
])('E.164: %s is %s', (text, expected) => {
  expect(isE164(text)).toBe(expected);
});
