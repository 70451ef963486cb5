import { createServer, type RequestListener } from 'node:http';
import { FunctionFailed, invokerAt } from '@opsline/local-kit/invoke';
import { expect, test } from 'vitest';

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

test('invokes the function with the event and returns its response', async () => {
  const requests: string[] = [];
  const answer: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.pipe(response);
  };
  const echoed = await withLambdaApi(answer, (endpoint) =>
    invokerAt(endpoint)('auth-lookup', { name: 'Ada' }),
  );
  expect(echoed).toEqual({ name: 'Ada' });
  expect(requests).toEqual(['POST /2015-03-31/functions/auth-lookup/invocations']);
});

test.each(['Handled', 'Unhandled'])(
  'a function that failed (%s) rejects without its words; nothing is retried',
  async (kind) => {
    let calls = 0;
    const answer: RequestListener = (_, response) => {
      calls += 1;
      response.writeHead(200, { 'X-Amz-Function-Error': kind }).end('{"errorMessage":"PIN 1234"}');
    };
    const invoked = withLambdaApi(answer, (endpoint) => invokerAt(endpoint)('lookup', {}));
    await expect(invoked).rejects.toBeInstanceOf(FunctionFailed);
    await expect(invoked).rejects.toMatchObject({
      name: `FunctionError ${kind}`,
      kind,
      message: `Lambda threw: lookup (${kind})`,
    });
    expect(calls).toBe(1);
  },
);

test('a function that does not exist rejects with the SDK’s error', async () => {
  const answer: RequestListener = (_, response) => {
    response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' }).end('{"Message":"no"}');
  };
  const invoked = withLambdaApi(answer, (endpoint) => invokerAt(endpoint)('lookup', {}));
  await expect(invoked).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a 5xx rejects without a retry, an empty answer is null', async () => {
  let calls = 0;
  const failing: RequestListener = (_, response) => {
    calls += 1;
    response.writeHead(500).end();
  };
  await expect(withLambdaApi(failing, (endpoint) => invokerAt(endpoint)('lookup', {}))).rejects.toThrow();
  expect(calls).toBe(1);
  const empty: RequestListener = (_, response) => response.end();
  expect(await withLambdaApi(empty, (endpoint) => invokerAt(endpoint)('lookup', {}))).toBeNull();
});

test('the signal ends the wait', async () => {
  const controller = new AbortController();
  const silent: RequestListener = () => controller.abort();
  const invoked = withLambdaApi(silent, (endpoint) => invokerAt(endpoint)('lookup', {}, controller.signal));
  await expect(invoked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
