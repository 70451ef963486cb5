export type { Employee, Employees } from './employee.ts';
