import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, operators } from '../../src/flow/condition.ts';

test.each([
  ['Equals', 'Timeout', 'Timeout', true],
  ['Equals', 'timeout', 'Timeout', false],
  ['Equals', '1.0', '1', false],
  ['TextStartsWith', 'patching', 'patch', true],
  ['TextEndsWith', 'patching', 'patch', false],
  ['TextContains', 'patching', 'chin', true],
  ['NumberGreaterThan', '10', '9', true],
  ['NumberGreaterThan', '9', '9', false],
  ['NumberGreaterOrEqualTo', '9', '9', true],
  ['NumberLessThan', '-1', '0', true],
  ['NumberLessOrEqualTo', '1.5', '1.5', true],
  ['NumberLessThan', '', '5', false],
  ['NumberLessThan', '0x1', '5', false],
  ['NumberGreaterThan', '1e3', '5', false],
  ['NumberGreaterThan', '10', 'nine', false],
] as const)('%s: "%s" against "%s" is %s', (operator, value, operand, expected) => {
  expect(holds(operator, value, operand)).toBe(expected);
});

test('no operator throws on any text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operators), fc.string(), fc.string(), (operator, value, operand) => {
      expect(typeof holds(operator, value, operand)).toBe('boolean');
    }),
  );
});
