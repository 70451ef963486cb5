import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import type { Authorize } from '@opsline/local-iam';
import { expect, onTestFinished, test } from 'vitest';
import { startLambdaFront } from '../src/lambda-front.ts';

/** A front with one service behind it, which fails when it is told "fail", and waits when it is told "hold". */
async function front(authorize?: Authorize) {
  const heard: string[] = [];
  const failed: string[] = [];
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const service = createServer(async (request, response) => {
    const body = await text(request);
    heard.push(body);
    if (body === '"hold"') {
      held.resolve();
      await release.promise;
    }
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
  const invoke = (
    FunctionName: string,
    payload: string,
    InvocationType: 'DryRun' | 'Event' | 'RequestResponse',
  ) => client.send(new InvokeCommand({ FunctionName, InvocationType, Payload: Buffer.from(payload) }));
  const { settle, idle, deliver, stop } = lambda;
  return { client, heard, failed, invoke, held, release, settle, idle, deliver, stop };
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

test.each([
  ['RequestResponse', [1, 1], ['1', '2']],
  ['RequestResponse', [4, 1], ['1', '1', '1', '1', '2']],
  ['RequestResponse', [1, 3], ['1', '2', '2', '2']],
  ['Event', [4, 1], ['1', '1', '1', '1', '2']],
] as const)('%s, delivered as often as is said of each: %j', async (type, often, all) => {
  const { heard, invoke, settle, deliver, stop } = await front();
  const times = [...often];
  deliver(() => times.shift() ?? 1);
  for (const payload of ['1', '2']) {
    await invoke('orders-local-take', payload, type);
    await settle();
  }
  expect(heard).toEqual(all);
  await stop();
});

test('what a function asks of another is no event: it is carried out once', async () => {
  const { client, heard, deliver, stop } = await front();
  deliver(() => 4);
  const credentials = { accessKeyId: `${arn}er`, secretAccessKey: 'local' };
  const endpoint = await client.config.endpoint?.();
  const asking = new LambdaClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${endpoint?.port}`,
    credentials,
  });
  await asking.send(new InvokeCommand({ FunctionName: 'orders-local-take', Payload: Buffer.from('1') }));
  expect(heard).toEqual(['1']);
  await stop();
});

test('of an event that is delivered several times the last answer counts', async () => {
  const { heard, invoke, deliver, stop } = await front();
  deliver(() => 2);
  const { FunctionError } = await invoke('orders-local-take', '"fail"', 'RequestResponse');
  expect([FunctionError, heard]).toEqual(['Unhandled', ['"fail"', '"fail"']]);
  await stop();
});
test.each(['Event', 'RequestResponse'] as const)(
  'it is idle once what was asked is answered: %s',
  async (type) => {
    const { invoke, held, release, idle, stop } = await front();
    await idle();
    const answered = invoke('orders-local-take', '"hold"', type);
    await held.promise;
    const order: string[] = [];
    const idled = idle().then(() => order.push('idle'));
    // Whoever is idle by now says so.
    await setImmediate();
    order.push('answered');
    release.resolve();
    await idled;
    await answered;
    expect(order).toEqual(['answered', 'idle']);
    await stop();
  },
);

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

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:orders-local-take';

test.each(['orders-local-take:$LATEST', arn, `${arn}:$LATEST`, '111122223333:function:orders-local-take'])(
  '%s names the function',
  async (name) => {
    const { invoke, stop } = await front();
    expect((await invoke(name, '1', 'RequestResponse')).StatusCode).toBe(200);
    await stop();
  },
);

test.each([
  'orders-local-take:7',
  `${arn}:live`,
  'arn:aws:lambda:us-east-1:999999999999:function:orders-local-take',
  'orders-local',
])('%s names none', async (name) => {
  const { heard, invoke, stop } = await front();
  await expect(invoke(name, '1', 'RequestResponse')).rejects.toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  );
  expect(heard).toEqual([]);
  await stop();
});

test('a dry run says that the function may be invoked, and does not invoke it', async () => {
  const { heard, invoke, stop } = await front();
  expect((await invoke('orders-local-take', '1', 'DryRun')).StatusCode).toBe(204);
  expect(heard).toEqual([]);
  await stop();
});

test('the functions are listed', async () => {
  const { client, stop } = await front();
  const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
  expect(Functions.map(({ FunctionName, FunctionArn }) => [FunctionName, FunctionArn])).toEqual([
    ['orders-local-take', arn],
  ]);
  await stop();
});
