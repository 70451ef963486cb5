import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbJournal, dynamoDbStore } from '@opsline/attempts/dynamodb';
import { isE164 } from '@opsline/function-kit/e164';
import type { Employees } from './employee.ts';
import { attemptCodec } from './pin/attempt-item.ts';
import type { AttemptStore } from './pin/attempt-row.ts';
import type { StoredPins } from './pin/check-pin.ts';
import { attributes, parsePinRow, parseRow } from './row.ts';

const phoneIndex = 'PhoneNumber-index';
const projection = attributes.join(', ');

/** What the adapter needs: a client, and the name of table Employee (`table.yml`). */
export type EmployeeTable = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
};

/**
 * Employees in table Employee of DynamoDB: one GetItem by ID, one Query of the index by phone, never a scan.
 * Throws the SDK's errors as they are; a malformed row throws an error naming table, key and attribute.
 */
export function dynamoDbEmployees({ client, tableName }: EmployeeTable): Employees {
  return {
    findById: async (employeeId) => {
      // DynamoDB refuses an empty key with a ValidationException; an empty ID is nobody, not a fault.
      if (employeeId === '') return undefined;
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { EmployeeID: { S: employeeId } },
          ProjectionExpression: projection,
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? undefined : parseRow(tableName, Item);
    },

    findByPhone: async (phone) => {
      if (!isE164(phone)) return undefined;
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: phoneIndex,
          KeyConditionExpression: 'PhoneNumber = :phone',
          ExpressionAttributeValues: { ':phone': { S: phone } },
          ProjectionExpression: projection,
          // Two rows are enough to know that the number belongs to nobody in particular.
          Limit: 2,
        }),
      );
      const [item, another] = Items;
      return item === undefined || another !== undefined ? undefined : parseRow(tableName, item);
    },
  };
}

/**
 * The PINs in table Employee: one GetItem of nothing but `EmployeePIN`, strongly consistent. Throws as the lookups do.
 */
export function dynamoDbStoredPins({ client, tableName }: EmployeeTable): StoredPins {
  return {
    find: async (employeeId) => {
      if (employeeId === '') return undefined;
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { EmployeeID: { S: employeeId } },
          ProjectionExpression: 'EmployeePIN',
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? undefined : parsePinRow(tableName, employeeId, Item);
    },
  };
}

/** What the adapter needs: a client, and the name of table PinAttempt (`pin-attempt-table.yml`). */
export type PinAttemptTable = { readonly client: DynamoDBClient; readonly tableName: string };

/** Attempts in table PinAttempt, and its journals in items of it. */
export function dynamoDbPinAttempts(table: PinAttemptTable): AttemptStore {
  return {
    ...dynamoDbStore({ ...table, codec: attemptCodec }),
    journal: dynamoDbJournal(table),
  };
}
