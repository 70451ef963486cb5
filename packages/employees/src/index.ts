export { isE164 } from './e164.ts';
export type { Employee, Employees } from './employee.ts';
