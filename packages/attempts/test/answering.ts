import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { onTestFinished } from 'vitest';

/**
 * A client of a DynamoDB that answers whatever it is told to, until the test is over.
 *
 * @param answer by the operation and its input: what was done, or an error, which has a `__type`
 */
export async function answering(
  answer: (operation: string, input: unknown) => object,
): Promise<DynamoDBClient> {
  const server = createServer(async (message, response) => {
    const [, operation = ''] = String(message.headers['x-amz-target']).split('.');
    const answered = answer(operation, await json(message));
    response.writeHead('__type' in answered ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answered));
  });
  const { endpoint, stop } = await listen(server);
  const client = new DynamoDBClient(localClient(endpoint));
  onTestFinished(async () => {
    client.destroy();
    await stop();
  });
  return client;
}
