import { createServer } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { listen } from '@opsline/local-kit/listen';
import { describe, expect, onTestFinished, test } from 'vitest';
import { functions } from '../src/out/functions.ts';

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Lambda's Invoke API, with answers in turn; without one it does not answer. */
async function lambda(answers: readonly Answer[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[asked.length - 1];
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const { endpoint, stop } = await listen(server);
  onTestFinished(stop);
  const client = new LambdaClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
  });
  return { ask: functions(client), asked };
}

const reply: Answer = { status: 200, body: '{"sessionState":{}}' };
function patient(): AbortSignal {
  return new AbortController().signal;
}

test('a function is invoked by its name, and its answer is given', async () => {
  const { ask, asked } = await lambda([reply]);
  expect(await ask('opsline-x-dev-codeHook', { a: 1 }, patient())).toEqual({ sessionState: {} });
  expect(asked).toEqual(['/2015-03-31/functions/opsline-x-dev-codeHook/invocations']);
});

test('what was throttled is asked again', async () => {
  const throttled = { status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' }, body: '{}' };
  const { ask, asked } = await lambda([throttled, reply]);
  expect(await ask('f', {}, patient())).toEqual({ sessionState: {} });
  expect(asked).toHaveLength(2);
});

describe('it throws by name, and asks once, when the function', () => {
  test.each<[string, readonly Answer[], string]>([
    [
      'threw',
      [
        {
          status: 200,
          headers: { 'x-amz-function-error': 'Unhandled' },
          body: '{"errorMessage":"+15550100101"}',
        },
      ],
      'OwnerFailedError',
    ],
    [
      'is not there',
      [{ status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' }, body: '{}' }],
      'ResourceNotFoundException',
    ],
    ['answered what is no JSON', [{ status: 200, body: 'Done.' }], 'SyntaxError'],
  ])('%s', async (_, answers, name) => {
    const { ask, asked } = await lambda(answers);
    await expect(ask('f', {}, patient())).rejects.toMatchObject({ name });
    expect(asked).toHaveLength(1);
  });

  test('has not answered when nobody waits any more', async () => {
    const { ask, asked } = await lambda([]);
    const waiting = new AbortController();
    const answer = ask('f', {}, waiting.signal);
    await expect.poll(() => asked.length).toBe(1);
    waiting.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

test('a function that threw is told without what it threw', async () => {
  const body = '{"errorMessage":"+15550100101"}';
  const { ask } = await lambda([{ status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body }]);
  await expect(ask('f', {}, patient())).rejects.toThrow(/^f failed$/);
});
