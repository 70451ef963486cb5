import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpCall, httpResource, type JsonObject, TaskFailed } from '../../src/index.ts';
import type { HttpOptions } from '../../src/resources/http-resource.ts';

const requests: { readonly request: IncomingMessage; readonly body: string }[] = [];
const server = createServer(async (request, response) => {
  const chunks: string[] = [];
  for await (const chunk of request.setEncoding('utf8')) chunks.push(String(chunk));
  requests.push({ request, body: chunks.join('') });
  const status = Number(/^\/(\d+)/u.exec(request.url ?? '')?.[1] ?? 200);
  const type = /type=([^&]+)/u.exec(request.url ?? '')?.[1] ?? 'application/json';
  response.writeHead(status, { 'content-type': decodeURIComponent(type), location: 'http://127.0.0.1:9/' });
  response.end(type === 'application/json' ? '{"ok":true}' : 'plain');
});

let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.close();
});

function call(args: JsonObject = {}, more: Partial<HttpOptions> = {}) {
  return httpResource({
    ...more,
    connections: {
      'arn:c': { headers: { authorization: 'Bearer secret' }, queryParameters: { sig: 'signature' } },
      'arn:b': { body: { key: 'from the connection' } },
    },
    rewrite: (url) => new URL(`${url.pathname}${url.search}`, base),
  })({
    ApiEndpoint: 'https://sink.example.com/a',
    Method: 'POST',
    InvocationConfig: { ConnectionArn: 'arn:c' },
    ...args,
  });
}

function failure(args: JsonObject) {
  return call(args).then(
    () => 'succeeded',
    (error: unknown) => (error instanceof TaskFailed ? error.error : error),
  );
}

test('a call that may not be made is not', async () => {
  const asked: HttpCall[] = [];
  const before = requests.length;
  const refusal = (wanted: HttpCall): string => {
    asked.push(wanted);
    return 'User: machine is not authorized';
  };
  await expect(call({}, { refusal })).rejects.toMatchObject({
    error: 'Events.ConnectionResource.AccessDenied',
    reason: 'User: machine is not authorized',
  });
  expect(asked).toEqual([
    { ApiEndpoint: 'https://sink.example.com/a', Method: 'POST', connectionArn: 'arn:c' },
  ]);
  expect(requests).toHaveLength(before);
});

test('the connection’s header and parameter join the task’s, and win', async () => {
  const result = await call({
    Headers: { 'content-type': 'application/json' },
    QueryParameters: { a: '1', sig: 'mine' },
    RequestBody: { hello: 'é' },
  });
  const sent = requests.at(-1);
  expect(sent?.request.url).toBe('/a?a=1&sig=signature');
  expect(sent?.request.headers).toMatchObject({ authorization: 'Bearer secret', range: 'bytes=0-262144' });
  expect(sent?.body).toBe('{"hello":"é"}');
  expect(result).toMatchObject({ StatusCode: 200, StatusText: 'OK', ResponseBody: { ok: true } });
});

test('the connection’s body parameters join an object body', async () => {
  await call({ InvocationConfig: { ConnectionArn: 'arn:b' }, RequestBody: { key: 'mine', other: 1 } });
  expect(requests.at(-1)?.body).toBe('{"key":"from the connection","other":1}');
});

test('a body that is no JSON stays text', async () => {
  expect(await call({ QueryParameters: { type: 'text/plain' } })).toMatchObject({ ResponseBody: 'plain' });
});

test.each([
  ['400', { ApiEndpoint: 'https://sink.example.com/400' }, 'States.Http.StatusCode.400'],
  ['429', { ApiEndpoint: 'https://sink.example.com/429' }, 'States.Http.StatusCode.429'],
  ['503', { ApiEndpoint: 'https://sink.example.com/503' }, 'States.Http.StatusCode.503'],
  [
    'a redirect, which is not followed',
    { ApiEndpoint: 'https://sink.example.com/302' },
    'States.Http.StatusCode.302',
  ],
  ['an image', { QueryParameters: { type: 'image/png' } }, 'States.Runtime'],
  ['HTTP', { ApiEndpoint: 'http://sink.example.com/' }, 'States.Runtime'],
  ['an unknown method', { Method: 'FETCH' }, 'States.Runtime'],
  ['an unknown field', { Body: 1 }, 'States.Runtime'],
  ['a forbidden header', { Headers: { Authorization: 'x' } }, 'States.Runtime'],
  ['a forbidden family of headers', { Headers: { 'x-amz-date': 'x' } }, 'States.Runtime'],
  [
    'a text body with body parameters',
    { InvocationConfig: { ConnectionArn: 'arn:b' }, RequestBody: 'text' },
    'States.Runtime',
  ],
  [
    'no such connection',
    { InvocationConfig: { ConnectionArn: 'arn:x' } },
    'Events.ConnectionResource.ResourceNotFound',
  ],
])('%s fails', async (_, args, error) => {
  expect(await failure(args)).toBe(error);
});

test.each([
  ['Transform', { Transform: { RequestBodyEncoding: 'URL_ENCODED' } }],
  ['Authentication', { Authentication: { ConnectionArn: 'arn:c' } }],
  ['Headers.accept', { Headers: { accept: ['a', 'b'] } }],
  ['RequestBody', { Method: 'GET', RequestBody: {} }],
  ['RequestBody', { Method: 'HEAD', RequestBody: 'x' }],
  ['RequestBody', { Method: 'GET', InvocationConfig: { ConnectionArn: 'arn:b' } }],
  ['QueryParameters.id', { QueryParameters: { id: ['a', 'b'] } }],
])(
  '%s, which the service takes, is refused by its path and not as a failure of the service',
  async (path, args) => {
    await expect(call(args)).rejects.toThrow(`Arguments.${path} is not supported`);
    await expect(call(args)).rejects.not.toBeInstanceOf(TaskFailed);
  },
);

test('one header in two spellings is sent once, as the connection has it, else the task', async () => {
  await call({ Headers: { 'Content-Type': 'text/plain' }, RequestBody: 'hello' });
  expect(requests.at(-1)?.request.headers['content-type']).toBe('text/plain');
});

test('nobody there is a socket error, and no error tells a secret', async () => {
  const gone = httpResource({
    connections: { 'arn:c': { queryParameters: { sig: 'signature' } } },
    rewrite: () => new URL('http://127.0.0.1:1/?sig=signature'),
  });
  const error: unknown = await gone({
    ApiEndpoint: 'https://sink.example.com/',
    Method: 'POST',
    InvocationConfig: { ConnectionArn: 'arn:c' },
  }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ error: 'States.Http.Socket', reason: 'the endpoint did not answer' });
});
