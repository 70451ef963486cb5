import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lambdaHook } from '../../src/index.ts';
import type { Hook } from '../../src/runtime/hook.ts';

type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body: string };

const seen: { path: string | undefined; body: string }[] = [];
let answer: Answer;
let hook: Hook;

const lambda = createServer((request, response) => {
  text(request).then((body) => {
    seen.push({ path: request.url, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
  const address = lambda.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  hook = lambdaHook({ endpoint: `http://127.0.0.1:${port}`, functionName: 'patch-status' });
});

afterAll(() => {
  lambda.closeAllConnections();
  lambda.close();
});

test('the event goes through the Lambda API, the answer comes back', async () => {
  answer = { status: 200, body: '{"sessionState":{}}' };
  expect(await hook({ messageVersion: '1.0' })).toEqual({ sessionState: {} });
  expect(seen).toEqual([
    { path: '/2015-03-31/functions/patch-status/invocations', body: '{"messageVersion":"1.0"}' },
  ]);
});

test.each([
  ['Handled', 'Handled'],
  ['Unhandled', 'Unhandled'],
])('a function error (%s) is Lambda that threw, without its words', async (header, kind) => {
  answer = { status: 200, headers: { 'X-Amz-Function-Error': header }, body: '{"errorMessage":"PIN 1234"}' };
  await expect(hook({})).rejects.toMatchObject({
    name: 'HookFailure',
    kind,
    message: `Lambda threw: patch-status (${kind})`,
  });
});

test('an empty answer is null', async () => {
  answer = { status: 200, body: '' };
  expect(await hook({})).toBeNull();
});

test('a function that does not exist rejects with the SDK’s error', async () => {
  answer = {
    status: 404,
    headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
    body: '{"Message":"no"}',
  };
  await expect(hook({})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
