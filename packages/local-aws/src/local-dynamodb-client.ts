import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { region } from './account.ts';

/** A client of a stand-in. No one checks its credentials, but the SDK does not send without any. */
export function localDynamoDbClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
