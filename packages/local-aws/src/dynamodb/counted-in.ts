import {
  type AttributeValue,
  DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { localClient } from '@opsline/local-kit/account';

/** What says how often a row was written, which is not what it counts. */
const version = 'version';

/** Numbers from here on are times: in seconds, or in milliseconds. */
const firstTime = 1e9;

/**
 * What all tables count, a line a row, in order: numbers as they are, of times, texts, bytes and sets only that they are
 * there. So two worlds in which the same happened hold the same, whatever was drawn in them, and however long they waited.
 */
export async function countedIn(endpoint: string): Promise<readonly string[]> {
  const client = new DynamoDBClient(localClient(endpoint));
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand());
    const rows = await Promise.all(
      TableNames.map(async (TableName) => {
        const { Items = [] } = await client.send(new ScanCommand({ TableName }));
        return Items.map((item) => `${TableName}: ${JSON.stringify(countedOf({ M: item }))}`);
      }),
    );
    return rows.flat().toSorted();
  } finally {
    client.destroy();
  }
}

function countedOf(value: AttributeValue): unknown {
  if (value.M !== undefined) {
    const counted = Object.entries(value.M).filter(([name]) => name !== version);
    return Object.fromEntries(counted.toSorted().map(([name, one]) => [name, countedOf(one)]));
  }
  if (value.L !== undefined) return value.L.map(countedOf);
  if (value.N !== undefined) return Number(value.N) < firstTime ? Number(value.N) : 'a time';
  return value.BOOL ?? Object.keys(value)[0];
}
