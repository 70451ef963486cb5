import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { employeeIdDigits } from '@opsline/employees';
import { memoryEmployees, testCost, testPepper } from '@opsline/employees/testing';
import { expect, test } from 'vitest';
import { enrolEmployee } from '../../src/employees/enrol-employee.ts';

const now = 1_760_000_000_000;

function desk(known: Parameters<typeof memoryEmployees>[0] = []) {
  const items: Record<string, AttributeValue>[] = [];
  const did: string[] = [];
  const enrolling = {
    employees: memoryEmployees(known),
    put: async (item: Record<string, AttributeValue>) => {
      did.push('put');
      items.push(item);
    },
    pins: {
      liftLock: async (employeeId: string) => {
        did.push(`lift lock ${employeeId}`);
      },
    },
    pepper: async () => testPepper,
    now: () => now,
    cost: testCost,
  };
  return { items, did, enrol: (line: object) => enrolEmployee(enrolling, JSON.stringify(line)) };
}

const ada = { id: '101', name: 'Ada Marlow', phone: '+15550100101', pin: '4071' };
const before = { employeeId: '101', name: 'Ada Marlow' };

test('the row is written with its PIN protected, and then the lock is lifted', async () => {
  const { items, did, enrol } = desk();
  expect(await enrol(ada)).toBe('101');
  expect(did).toEqual(['put', 'lift lock 101']);
  expect(items).toEqual([
    {
      EmployeeID: { S: '101' },
      EmployeeName: { S: 'Ada Marlow' },
      PhoneNumber: { S: '+15550100101' },
      EmployeePIN: { S: expect.stringContaining(`$opsline-pin$v=1$ln=${testCost.ln},r=${testCost.r},`) },
    },
  ]);
});

test.each([
  ['of somebody new', [], undefined],
  ['as it was', [{ ...before, phone: ada.phone }], undefined],
  ['as it was, changed long ago', [{ ...before, phone: ada.phone, phoneChangedAt: 5 }], { N: '5' }],
  ['changed', [{ ...before, phone: '+15550100999', phoneChangedAt: 5 }], { N: String(now) }],
  ['given for the first time', [before], { N: String(now) }],
])('C28: a number %s', async (_case, known, changedAt) => {
  const { items, enrol } = desk(known);
  await enrol(ada);
  expect(items[0]?.PhoneNumberChangedAt).toEqual(changedAt);
});

test('C28: a number that is taken away is a change too', async () => {
  const { items, enrol } = desk([{ ...before, phone: ada.phone }]);
  const { phone: _, ...without } = ada;
  await enrol(without);
  expect(items[0]?.PhoneNumber).toBeUndefined();
  expect(items[0]?.PhoneNumberChangedAt).toEqual({ N: String(now) });
});

test('an ID of other than digits is refused by its path', async () => {
  const { did, enrol } = desk();
  const fault = await enrol({ ...ada, id: 'ada' }).catch(String);
  expect(fault).toBe(`InputError: employee.id: expected ${employeeIdDigits} digits`);
  expect(did).toEqual([]);
});

test('what is refused is not written, and lifts no lock', async () => {
  const { did, enrol } = desk();
  await expect(enrol({ ...ada, pin: '0000' })).rejects.toThrow('refused');
  expect(did).toEqual([]);
});

test.each([
  ['no number', '555'],
  ['empty', ''],
  ['formatted', '+1 (555) 010-0101'],
  ['without its country', '07700900123'],
  ['written with 00', '00447700900123'],
  ['a digit short', '+1555010010'],
  ['a digit too long', '+4477009001234'],
  ['with a trunk zero', '+4407700900123'],
  ['with a trunk zero, Germany', '+49015112345678'],
  ['of a plan without zeros', '+4501234567'],
  ['with the Mexican 1 of old', '+5212221234567'],
  ['of a country that is none', '+999123456789'],
])('a number that is %s is refused by its path, not written, and not repeated', async (_case, phone) => {
  const { did, enrol } = desk();
  const fault = await enrol({ ...ada, phone }).catch(String);
  expect(fault).toBe('InputError: employee.phone: expected a number in E.164, possible in its country');
  expect(did).toEqual([]);
});

test.each(['+15550100101', '+447700900123', '+390612345678', '+2250123456789'])(
  '%s is possible',
  async (phone) => {
    const { items, enrol } = desk();
    await enrol({ ...ada, phone });
    expect(items[0]?.PhoneNumber).toEqual({ S: phone });
  },
);
