import { employeesContract, memoryEmployees } from '@opsline/employees/testing';

employeesContract('memory', async (list) => memoryEmployees(list));
