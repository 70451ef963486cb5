import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '@opsline/attempts/testing/dynalite';

/** Creates a table whose key is `uuid` (String) under a name of its own; the result is that name. */
export function createUuidTable(client: DynamoDBClient): Promise<string> {
  return createTable(client, {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'uuid', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'uuid', KeyType: 'HASH' }],
  });
}
