export type { Employee, Employees } from './employee.ts';
export { employeeIdDigits, isEmployeeId } from './employee.ts';
