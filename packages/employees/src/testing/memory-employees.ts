import { isE164 } from '@opsline/function-kit/e164';
import type { Employee, Employees } from '../employee.ts';

/** Employees in memory, for tests: the list as given, under the same rules as the table. */
export function memoryEmployees(list: readonly Employee[]): Employees {
  return {
    findById: async (employeeId) => list.find((employee) => employee.employeeId === employeeId),

    findByPhone: async (phone) => {
      if (!isE164(phone)) return undefined;
      const [employee, another] = list.filter((candidate) => candidate.phone === phone);
      return another === undefined ? employee : undefined;
    },
  };
}
