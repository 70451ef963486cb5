import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { employeeItem, pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import type { Scenario } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { stage } from './service-folder.ts';

/** Writes the scenario's employees into table Employee as an administrator would, their PINs protected. */
export async function seedEmployees(endpoint: string, employees: Scenario['employees']): Promise<void> {
  const options = localClient(endpoint);
  const [dynamoDb, kms] = [new DynamoDBClient(options), new KMSClient(options)];
  try {
    const pepper = await derivedKey(kms, `alias/opsline-${stage}-caller`, pepperPurpose)();
    const items = await Promise.all(employees.map((employee) => employeeItem({ ...employee, pepper })));
    const TableName = `opsline-${stage}-Employee`;
    await Promise.all(items.map((Item) => dynamoDb.send(new PutItemCommand({ TableName, Item }))));
  } finally {
    dynamoDb.destroy();
    kms.destroy();
  }
}
