import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';

// dynalite is CommonJS without types; `require` lets them be written down here.
const dynalite: (options: { readonly createTableMs: number }) => Server = createRequire(import.meta.url)(
  'dynalite',
);

/** A DynamoDB on this machine. */
export type Dynalite = {
  readonly client: DynamoDBClient;
  /** Ends it, and the client. */
  readonly stop: () => Promise<void>;
};

/** A DynamoDB of its own on a free port, and a client for it. */
export const startDynalite = async (): Promise<Dynalite> => {
  const server = dynalite({ createTableMs: 0 });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite listens on no port');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const stop = async (): Promise<void> => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { client, stop };
};

/** Creates a table under a name of its own, and waits for it; the result is that name. */
export const createTable = async (
  client: DynamoDBClient,
  properties: Omit<CreateTableCommandInput, 'TableName'>,
): Promise<string> => {
  const tableName = `opsline-test-${randomUUID()}`;
  await client.send(new CreateTableCommand({ ...properties, TableName: tableName }));
  for (let status = ''; status !== 'ACTIVE'; ) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    status = Table?.TableStatus ?? '';
  }
  return tableName;
};

/** Every item of a table. */
export const scan = async (
  client: DynamoDBClient,
  tableName: string,
): Promise<readonly Record<string, AttributeValue>[]> =>
  (await client.send(new ScanCommand({ TableName: tableName }))).Items ?? [];
