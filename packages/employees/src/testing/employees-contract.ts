import { describe, expect, test } from 'vitest';
import type { Employee, Employees } from '../employee.ts';

/** Makes a fresh store of employees that holds exactly these. */
export type EmployeesWorld = (list: readonly Employee[]) => Promise<Employees>;

const ada: Employee = {
  employeeId: '101',
  name: 'Ada Byron',
  phone: '+15550100101',
  phoneChangedAt: 1_760_000_000_000,
};
const bob: Employee = {
  employeeId: '102',
  name: 'Bob Noyce',
  phone: '+15550100102',
};
const cyd: Employee = { employeeId: '103', name: 'Cyd Lamarr' };
const dan: Employee = {
  employeeId: '007',
  name: 'Dan Bricklin',
  phone: '+15550100107',
};
const desk: readonly Employee[] = [
  { employeeId: '201', name: 'Eve Flow', phone: '+15550100200' },
  { employeeId: '202', name: 'Fay Hopper', phone: '+15550100200' },
];
const everybody: readonly Employee[] = [ada, bob, cyd, dan, ...desk];

/** The behaviour every `Employees` has, played against the one that `makeWorld` makes. */
export function employeesContract(name: string, makeWorld: EmployeesWorld): void {
  describe(`employees in ${name}`, () => {
    test.each([
      ['an ID that is there, with all that is known', '101', ada],
      ['an ID without a phone number', '103', cyd],
      ['an ID with leading zeros', '007', dan],
      ['the same number without its zeros', '7', undefined],
      ['an ID nobody has', '999', undefined],
      ['an empty ID', '', undefined],
      ['an ID with a space', '101 ', undefined],
      ['full-width digits', '１０１', undefined],
      ['__proto__', '__proto__', undefined],
    ])('PS7 by ID: %s', async (_case, employeeId, expected) => {
      const employees = await makeWorld(everybody);
      expect(await employees.findById(employeeId)).toEqual(expected);
    });

    test.each([
      ['P1: exactly one row', '+15550100101', ada],
      ['P1: no row', '+15550100999', undefined],
      ['C65: two employees, one desk line', '+15550100200', undefined],
      ['C61: anonymous', 'anonymous', undefined],
      ['C60 C61 P2: empty, beside a row without a phone', '', undefined],
      ['C61: +0', '+0', undefined],
      ['C61: Unknown', 'Unknown', undefined],
      ['C61: a SIP address', 'sip:x@y', undefined],
      ['C61: a trailing space', '+15550100101 ', undefined],
      ['C61: a trailing line break', '+15550100101\n', undefined],
      ['P2: the word undefined', 'undefined', undefined],
      ['C63: punctuation', '+1 (555) 010-0101', undefined],
      ['C63: no plus sign', '15550100101', undefined],
      ['C64: 00 for the plus sign', '0015550100101', undefined],
      ['sixteen digits', '+1555010010112345', undefined],
      ['full-width digits', '+１５５５０１００１０１', undefined],
    ])('PS7 by phone, %s', async (_case, phone, expected) => {
      const employees = await makeWorld(everybody);
      expect(await employees.findByPhone(phone)).toEqual(expected);
    });

    test('nobody is found where there is nobody', async () => {
      const employees = await makeWorld([]);
      expect(await employees.findById('101')).toBeUndefined();
      expect(await employees.findByPhone('+15550100101')).toBeUndefined();
    });
  });
}
