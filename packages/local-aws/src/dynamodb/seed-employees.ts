import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { localClient } from '@opsline/local-kit/account';
import type { Employee } from '../scenario/scenario.ts';

/** Writes employees into a table shaped as Employee: EmployeeID, EmployeeName, EmployeePIN and PhoneNumber, all strings. */
export async function seedEmployees(
  endpoint: string,
  tableName: string,
  employees: readonly Employee[],
): Promise<void> {
  const client = new DynamoDBClient(localClient(endpoint));
  try {
    for (const { id, name, pin, phone } of employees) {
      const Item = {
        EmployeeID: { S: id },
        EmployeeName: { S: name },
        EmployeePIN: { S: pin },
        PhoneNumber: { S: phone },
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    }
  } finally {
    client.destroy();
  }
}
