import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms';
import type { Employees } from '@opsline/employees';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { createPins, type Pins, pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';

/** What an administrator works with: the employees of a stage, their PINs, and a clock. */
export type Desk = {
  readonly employees: Pick<Employees, 'findById'>;
  /** The IDs of all, in no order. */
  readonly ids: () => AsyncIterable<string>;
  readonly put: (item: Record<string, AttributeValue>) => Promise<void>;
  readonly remove: (employeeId: string) => Promise<void>;
  readonly pins: Pick<Pins, 'liftLock' | 'unlock'>;
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * The desk of a stage, by its tables and its key.
 *
 * @param at where AWS is: a Region, or a stand-in on this machine
 * @param tableName of table Employee, where it is not the stage's own
 */
export function deskOf(
  stage: string,
  at: DynamoDBClientConfig & KMSClientConfig,
  tableName = `opsline-${stage}-Employee`,
): Desk {
  const client = new DynamoDBClient(at);
  const table = { client, tableName };
  const pepper = derivedKey(new KMSClient(at), `alias/opsline-${stage}-caller`, pepperPurpose);
  const store = dynamoDbPinAttempts({ client, tableName: `opsline-${stage}-PinAttempt` });
  const now = () => Date.now();
  return {
    employees: dynamoDbEmployees(table),
    ids: async function* () {
      // The PIN is not asked for.
      const input = { TableName: tableName, ProjectionExpression: 'EmployeeID' };
      for await (const { Items = [] } of paginateScan({ client }, input)) {
        yield* Items.flatMap(({ EmployeeID }) => EmployeeID?.S ?? []);
      }
    },
    put: async (Item) => {
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },
    remove: async (employeeId) => {
      const Key = { EmployeeID: { S: employeeId } };
      await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
    },
    pins: createPins({ storedPins: dynamoDbStoredPins(table), store, pepper, now }),
    pepper,
    now,
  };
}
