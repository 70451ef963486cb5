import { isEmployeeId } from '@opsline/employees';
import { employeeItem } from '@opsline/employees/pins';
import { testCost, testPepper } from '@opsline/employees/testing';
import { expect, test } from 'vitest';

test.each([
  ['101', true],
  ['000', true],
  ['', false],
  ['10', false],
  ['1010', false],
  ['101 ', false],
  ['101\n', false],
  ['1a1', false],
  ['１０１', false],
  ['-10', false],
])('an employee ID has three digits: %j is one: %s', (text, is) => {
  expect(isEmployeeId(text)).toBe(is);
});

test('a number that is none is refused by the table and the attribute', async () => {
  const dana = { id: '104', name: 'Dana Ruiz', phone: '555 0104', pin: '7391' };
  await expect(employeeItem({ ...dana, pepper: testPepper, cost: testCost })).rejects.toThrow(
    /^Table Employee, EmployeeID 104: PhoneNumber must be a String in E\.164 form, or none\.$/,
  );
});
