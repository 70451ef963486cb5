import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { awaitedInvocations, invocations } from '@opsline/function-kit/invocations';
import { describe, expect, onTestFinished, test } from 'vitest';

const event = { to: '+15550100101', password: 'Canary-Tz7k' };
/** Longer than the client waits. */
function never(): void {}

/** Lambda on its own protocol, which answers as it is told; what it was asked, and how often. */
async function startLambda(answer: (response: ServerResponse) => void) {
  const asked: { kind: unknown; path: unknown; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    asked.push({ kind: request.headers['x-amz-invocation-type'], path: request.url, body });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = new LambdaClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
  });
  return { asked, client };
}

function refuses(status: number, type: string) {
  return (response: ServerResponse) =>
    void response.writeHead(status, { 'x-amzn-errortype': type }).end(JSON.stringify({ Message: type }));
}

test('an event is handed over, and not waited for', async () => {
  const { asked, client } = await startLambda((response) => response.writeHead(202).end());
  await invocations(client, 'send')(event);
  expect(asked).toEqual([{ kind: 'Event', path: '/2015-03-31/functions/send/invocations', body: event }]);
});

test('what is waited for is asked synchronously, so that Lambda keeps it nowhere, and answered', async () => {
  const { asked, client } = await startLambda((response) => response.end(JSON.stringify('sent')));
  expect(await awaitedInvocations(client, 'text')(event)).toBe('sent');
  expect(asked).toEqual([
    { kind: 'RequestResponse', path: '/2015-03-31/functions/text/invocations', body: event },
  ]);
});

describe('D14 what is not answered is a fault, asked once, that quotes nothing', () => {
  test.each<[string, (response: ServerResponse) => void, object]>([
    [
      'throttled',
      refuses(429, 'TooManyRequestsException'),
      { name: 'TooManyRequestsException', $fault: 'client' },
    ],
    [
      'not permitted',
      refuses(403, 'AccessDeniedException'),
      { name: 'AccessDeniedException', $fault: 'client' },
    ],
    ['not there', refuses(404, 'ResourceNotFoundException'), { $fault: 'client' }],
    ['down', refuses(500, 'ServiceException'), { name: 'ServiceException', $fault: 'server' }],
    ['silent', never, { name: 'TimeoutError' }],
    ['cut off', (response) => void response.destroy(), { code: 'ECONNRESET' }],
    [
      'a function that failed',
      (response) =>
        void response
          .writeHead(200, { 'x-amz-function-error': 'Unhandled' })
          .end(JSON.stringify({ errorMessage: `no route for ${event.password}` })),
      { name: 'FunctionError' },
    ],
    ['an answer that is none', (response) => void response.end('not JSON'), { name: 'SyntaxError' }],
  ])('%s', async (_, answer, fault) => {
    const { asked, client } = await startLambda(answer);
    const failed = awaitedInvocations(client, 'text')(event);
    await expect(failed).rejects.toMatchObject(fault);
    await expect(failed).rejects.not.toThrow('Canary');
    expect(asked).toHaveLength(1);
  });
});
