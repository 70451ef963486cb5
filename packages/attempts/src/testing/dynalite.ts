import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { createDynamoDb } from '@opsline/local-dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';

/** A DynamoDB on this machine. */
export type Dynalite = {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  /** Ends it, and the client. */
  readonly stop: () => Promise<void>;
};

/**
 * A DynamoDB of its own on a free port, and a client for it.
 *
 * @param meets what a request meets, by the count of requests so far: `lost`, done, and the connection cut before the
 * answer; `throttled`, refused; nothing otherwise
 */
export async function startDynalite(
  meets: (count: number, operation: string) => 'lost' | 'throttled' | undefined = () => undefined,
): Promise<Dynalite> {
  const { answer } = createDynamoDb(() => Date.now());
  let count = 0;
  const server = createServer(async (message, response) => {
    const { method = '', url = '/', headers } = message;
    const body = await buffer(message);
    count += 1;
    const trouble = meets(count, String(headers['x-amz-target']).split('.')[1] ?? '');
    if (trouble === 'throttled') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }));
      return;
    }
    const reply = await answer({ method, path: url, headers, body });
    if (trouble === 'lost') {
      response.destroy();
      return;
    }
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
  });
  const { endpoint, stop } = await listen(server);
  const client = new DynamoDBClient(localClient(endpoint));
  return {
    client,
    endpoint,
    stop: async () => {
      client.destroy();
      await stop();
    },
  };
}

/** Creates a table under a name of its own, and waits for it; the result is that name. */
export async function createTable(
  client: DynamoDBClient,
  properties: Omit<CreateTableCommandInput, 'TableName'>,
): Promise<string> {
  const tableName = `opsline-test-${randomUUID()}`;
  await client.send(new CreateTableCommand({ ...properties, TableName: tableName }));
  for (let status = ''; status !== 'ACTIVE'; ) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    status = Table?.TableStatus ?? '';
  }
  return tableName;
}

/** Every item of a table. */
export async function scan(
  client: DynamoDBClient,
  tableName: string,
): Promise<readonly Record<string, AttributeValue>[]> {
  return (await client.send(new ScanCommand({ TableName: tableName }))).Items ?? [];
}
