import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { employeeItem, pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import type { Scenario } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { stage } from './service-folder.ts';

type Employee = Scenario['employees'][number];

/**
 * Writes the scenario's employees into table Employee as an administrator would, their PINs protected.
 *
 * @param phoneChangedAt since when they have their numbers, epoch ms, where that is not since ever
 */
export async function seedEmployees(
  endpoint: string,
  employees: readonly Employee[],
  phoneChangedAt?: number,
): Promise<void> {
  const options = localClient(endpoint);
  const [dynamoDb, kms] = [new DynamoDBClient(options), new KMSClient(options)];
  try {
    const pepper = await derivedKey(kms, `alias/opsline-${stage}-caller`, pepperPurpose)();
    const changed = phoneChangedAt === undefined ? {} : { phoneChangedAt };
    const items = await Promise.all(
      employees.map((employee) => employeeItem({ ...employee, pepper, ...changed })),
    );
    const TableName = `opsline-${stage}-Employee`;
    await Promise.all(items.map((Item) => dynamoDb.send(new PutItemCommand({ TableName, Item }))));
  } finally {
    dynamoDb.destroy();
    kms.destroy();
  }
}
