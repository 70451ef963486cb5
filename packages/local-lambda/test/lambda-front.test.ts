import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Authorize } from '@opsline/local-iam';
import { expect, onTestFinished, test } from 'vitest';
import { startLambdaFront } from '../src/lambda-front.ts';

/** A front with one service behind it, which fails when it is told "fail". */
async function front(authorize?: Authorize) {
  const heard: string[] = [];
  const failed: string[] = [];
  const service = createServer(async (request, response) => {
    const body = await text(request);
    heard.push(body);
    if (body === '"fail"') response.setHeader('x-amz-function-error', 'Unhandled');
    response.end(JSON.stringify({ heard: body }));
  });
  const lambda = await startLambdaFront((name) => failed.push(name), authorize);
  await once(service.listen(0, '127.0.0.1'), 'listening');
  lambda.route(['orders-local-take'], `http://127.0.0.1:${Object(service.address()).port}`);
  const client = new LambdaClient({
    endpoint: lambda.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    service.close();
    service.closeAllConnections();
  });
  const invoke = (FunctionName: string, payload: string, InvocationType: 'Event' | 'RequestResponse') =>
    client.send(new InvokeCommand({ FunctionName, InvocationType, Payload: Buffer.from(payload) }));
  return { heard, failed, invoke, settle: lambda.settle, stop: lambda.stop };
}

test('an invocation has the function’s answer', async () => {
  const { invoke, stop } = await front();
  const { Payload, StatusCode } = await invoke('orders-local-take', '1', 'RequestResponse');
  expect([StatusCode, Payload?.transformToString()]).toEqual([200, '{"heard":"1"}']);
  await stop();
});

test('a function that fails says so', async () => {
  const { invoke, stop } = await front();
  const { FunctionError } = await invoke('orders-local-take', '"fail"', 'RequestResponse');
  expect(FunctionError).toBe('Unhandled');
  await stop();
});

test('an asynchronous invocation is accepted at once and carried out before it settles', async () => {
  const { heard, failed, invoke, settle, stop } = await front();
  expect((await invoke('orders-local-take', '1', 'Event')).StatusCode).toBe(202);
  expect((await invoke('orders-local-take', '"fail"', 'Event')).StatusCode).toBe(202);
  await settle();
  await stop();
  expect(heard.toSorted()).toEqual(['"fail"', '1']);
  expect(failed).toEqual(['orders-local-take']);
});

test('an unknown function is refused by name', async () => {
  const { invoke, stop } = await front();
  await expect(invoke('other-local-take', '1', 'RequestResponse')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: other-local-take',
  });
  await stop();
});

test.each(['Event', 'RequestResponse'] as const)('what may not be invoked is not: %s', async (type) => {
  const message = 'User: u is not authorized to perform: lambda:InvokeFunction';
  const asked: unknown[] = [];
  const { heard, invoke, settle, stop } = await front((...request) => {
    asked.push(request);
    return { kind: 'denied', message };
  });
  const refusal = { name: 'AccessDeniedException', message, $metadata: { httpStatusCode: 403 } };
  await expect(invoke('orders-local-take', '1', type)).rejects.toMatchObject(refusal);
  await settle();
  await stop();
  expect(heard).toEqual([]);
  const resource = 'arn:aws:lambda:us-east-1:111122223333:function:orders-local-take';
  expect(asked).toEqual([['local', { action: 'lambda:InvokeFunction', resource }]]);
});
