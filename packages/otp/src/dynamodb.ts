import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbJournal, dynamoDbStore as dynamoDbRows } from '@opsline/attempts/dynamodb';
import { codec } from './dynamodb-item.ts';
import type { Store } from './row.ts';

/** What the adapter needs: a client, and the name of table Onetimepin (`table.yml`). */
export type OnetimepinTable = { readonly client: DynamoDBClient; readonly tableName: string };

/**
 * Rows in table Onetimepin of DynamoDB, and the line's journal in an item of it. Throws the SDK's errors as they are;
 * a malformed row throws an error naming table, key and attribute.
 */
export function dynamoDbStore(table: OnetimepinTable): Store {
  return {
    ...dynamoDbRows({ ...table, codec }),
    journal: dynamoDbJournal(table),
  };
}
