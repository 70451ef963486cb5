import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { lambdaInvoker } from '../../src/lambda/invoker.ts';

/** Answers the Invoke API on a free port while `work` runs. */
async function withLambdaApi<T>(answer: RequestListener, work: (endpoint: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    return await work(`http://127.0.0.1:${address.port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const never = new AbortController().signal;

test('invokes the function with the event and returns its response', async () => {
  const requests: string[] = [];
  const answer: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.pipe(response);
  };
  const echoed = await withLambdaApi(answer, (endpoint) =>
    lambdaInvoker({ endpoint, functionName: () => 'auth-lookup' })('arn', { name: 'Ada' }, never),
  );
  expect(echoed).toEqual({ name: 'Ada' });
  expect(requests).toEqual(['POST /2015-03-31/functions/auth-lookup/invocations']);
});

test('a FunctionError rejects with its name, not with its message; nothing is retried', async () => {
  let calls = 0;
  const answer: RequestListener = (_, response) => {
    calls += 1;
    response.writeHead(200, { 'X-Amz-Function-Error': 'Unhandled' }).end('{"errorMessage":"secret"}');
  };
  const invoked = withLambdaApi(answer, (endpoint) => lambdaInvoker({ endpoint })('lookup', {}, never));
  await expect(invoked).rejects.toThrow(
    expect.objectContaining({ name: 'FunctionError Unhandled', message: 'lookup failed' }),
  );
  expect(calls).toBe(1);
});

test('a 5xx rejects without a retry, an empty answer is null', async () => {
  let calls = 0;
  const failing: RequestListener = (_, response) => {
    calls += 1;
    response.writeHead(500).end();
  };
  await expect(
    withLambdaApi(failing, (endpoint) => lambdaInvoker({ endpoint })('lookup', {}, never)),
  ).rejects.toThrow();
  expect(calls).toBe(1);
  const empty: RequestListener = (_, response) => response.end();
  expect(
    await withLambdaApi(empty, (endpoint) => lambdaInvoker({ endpoint })('lookup', {}, never)),
  ).toBeNull();
});

test('the signal ends the wait', async () => {
  const controller = new AbortController();
  const silent: RequestListener = () => controller.abort();
  const invoked = withLambdaApi(silent, (endpoint) =>
    lambdaInvoker({ endpoint })('lookup', {}, controller.signal),
  );
  await expect(invoked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
