import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbStore as dynamoDbRows } from '@opsline/attempts/dynamodb';
import { fromItem, toItem } from './dynamodb-item.ts';
import { NEW_ROW } from './row.ts';
import type { Store } from './store.ts';

/** What the adapter needs: a client, and the name of table Onetimepin (`table.yml`). */
export type OnetimepinTable = { readonly client: DynamoDBClient; readonly tableName: string };

/**
 * Rows in table Onetimepin of DynamoDB: one strongly consistent GetItem to read, one conditional PutItem to
 * replace. Throws the SDK's errors as they are; a malformed row throws an error naming table, key and attribute.
 */
export const dynamoDbStore = (table: OnetimepinTable): Store =>
  dynamoDbRows({ ...table, codec: { newRow: NEW_ROW, toItem, fromItem } });
