import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Dynalite, startDynalite } from '@opsline/attempts/testing/dynalite';
import type { Employee } from '@opsline/employees';
import { dynamoDbEmployees, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { employeesContract } from '@opsline/employees/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createEmployeeTable, putRow, tableProperties } from './employee-table.ts';

let dynamo: Dynalite;
beforeAll(async () => {
  dynamo = await startDynalite();
});
afterAll(() => dynamo.stop());

function rowOf({ employeeId, name, phone, phoneChangedAt }: Employee): Record<string, AttributeValue> {
  return {
    EmployeeID: { S: employeeId },
    EmployeeName: { S: name },
    EmployeePIN: { S: '7391' },
    ...(phone !== undefined && { PhoneNumber: { S: phone } }),
    ...(phoneChangedAt !== undefined && {
      PhoneNumberChangedAt: { N: String(phoneChangedAt) },
    }),
  };
}

async function tableWith(rows: readonly Record<string, AttributeValue>[]) {
  const tableName = await createEmployeeTable(dynamo.client);
  for (const row of rows) await putRow(dynamo.client, tableName, row);
  return {
    tableName,
    employees: dynamoDbEmployees({ client: dynamo.client, tableName }),
  };
}

employeesContract('DynamoDB', async (list) => (await tableWith(list.map(rowOf))).employees);

const ada = rowOf({
  employeeId: '101',
  name: 'Ada Byron',
  phone: '+15550100101',
});

describe('rows of table Employee', () => {
  test('PS7: the deployed table is called by stage', () => {
    expect(tableProperties().TableName).toBe(`opsline-\${sls:stage}-Employee`);
  });

  test('P8: the PIN does not come out', async () => {
    const { employees } = await tableWith([ada]);
    expect(Object.keys((await employees.findById('101')) ?? {})).toEqual(['employeeId', 'name', 'phone']);
    expect(JSON.stringify(await employees.findByPhone('+15550100101'))).not.toContain('7391');
  });

  test.each<[string, string, Record<string, AttributeValue>]>([
    ['EmployeeName', 'a number for a name', { EmployeeName: { N: '1' } }],
    ['EmployeeName', 'an empty name', { EmployeeName: { S: '' } }],
    ['PhoneNumber', 'a formatted number', { PhoneNumber: { S: '+1 (555) 010-0101' } }],
    ['PhoneNumberChangedAt', 'a date as text', { PhoneNumberChangedAt: { S: '2026-01-01' } }],
    ['PhoneNumberChangedAt', 'a fraction', { PhoneNumberChangedAt: { N: '1.5' } }],
  ])('a malformed %s is a fault that names it: %s', async (attribute, _case, change) => {
    const { employees, tableName } = await tableWith([{ ...ada, ...change }]);
    const fault = await employees.findById('101').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).toContain(`Table ${tableName}, EmployeeID 101: ${attribute} must be `);
    // The table's name is drawn at random and may hold any digits.
    expect(String(fault).replace(tableName, '')).not.toMatch(/555|Ada|7391|2026/);
  });

  test('a malformed row found by phone is named by its ID', async () => {
    const { employees } = await tableWith([{ ...ada, EmployeeName: { BOOL: true } }]);
    await expect(employees.findByPhone('+15550100101')).rejects.toThrow(
      'EmployeeID 101: EmployeeName must be',
    );
  });

  test('what is read is read as it was last written, and what cannot be a key is not asked for', async () => {
    const { employees, tableName } = await tableWith([ada]);
    const storedPins = dynamoDbStoredPins({ client: dynamo.client, tableName });
    const asked: object[] = [];
    dynamo.client.middlewareStack.add(
      (next) => async (given) => {
        asked.push(given.input);
        return next(given);
      },
      { step: 'initialize', name: 'asked' },
    );
    onTestFinished(() => {
      dynamo.client.middlewareStack.remove('asked');
    });
    for (const phone of ['', 'anonymous', '+0']) await employees.findByPhone(phone);
    await employees.findById('');
    await storedPins.find('');
    expect(asked).toEqual([]);
    await employees.findById('101');
    await storedPins.find('101');
    expect(asked).toMatchObject([{ ConsistentRead: true }, { ConsistentRead: true }]);
  });

  test('a missing table is a fault, not an unknown caller', async () => {
    const employees = dynamoDbEmployees({
      client: dynamo.client,
      tableName: 'no-such-table',
    });
    await expect(employees.findById('101')).rejects.toThrow();
    await expect(employees.findByPhone('+15550100101')).rejects.toThrow();
  });
});
