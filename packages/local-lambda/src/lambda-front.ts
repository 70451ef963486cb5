import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Authorize, accessKeyOf } from '@opsline/local-iam';
import { functionArn } from '@opsline/local-kit/arns';
import { listen } from '@opsline/local-kit/listen';
import { functionReference, latest } from './function-reference.ts';

/** Lambda's API, in front of the services' own endpoints: Invoke, GetFunction and ListFunctions. */
export type LambdaFront = {
  readonly endpoint: string;
  /** Says where these functions are invoked. */
  readonly route: (names: readonly string[], endpoint: string) => void;
  /**
   * Has each event reach its function, which is asked for by name, so many times from now on, the last answer counting, as
   * if the others were lost. What a function asks of another and waits for is none.
   */
  readonly deliver: (times: (functionName: string) => number) => void;
  /** Resolves when every asynchronous invocation accepted so far was carried out. */
  readonly settle: () => Promise<void>;
  /** Resolves when no invocation is under way, of either kind. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * One endpoint for the functions of all services. An asynchronous invocation (`Event`) is accepted at once and
 * carried out apart, as Lambda does; a function that fails then is not the caller's affair.
 *
 * @param onFailure told of an asynchronous invocation that failed
 * @param authorize who may invoke what; unless told, everybody everything
 * @param port any free one unless told
 * @throws when the port is taken
 */
export async function startLambdaFront(
  onFailure: (name: string) => void,
  authorize: Authorize = () => undefined,
  port = 0,
): Promise<LambdaFront> {
  const routes = new Map<string, string>();
  const underWay = new Set<Promise<void>>();
  const running = new Set<Promise<unknown>>();
  let deliveries = (_: string): number => 1;

  const invoke = (name: string, endpoint: string, body: Buffer): Promise<Response> => {
    // serverless-offline closes a connection after five seconds, perhaps just when the next call comes.
    const headers = { connection: 'close' };
    const path = `/2015-03-31/functions/${name}/invocations`;
    const reply = fetch(`${endpoint}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
    running.add(reply);
    const ended = () => running.delete(reply);
    reply.then(ended, ended);
    return reply;
  };

  const deliver = async (name: string, endpoint: string, body: Buffer): Promise<Response> => {
    for (let more = deliveries(name) - 1; more > 0; more -= 1) {
      await (await invoke(name, endpoint, body)).arrayBuffer();
    }
    return invoke(name, endpoint, body);
  };

  const invokeLater = (name: string, endpoint: string, body: Buffer): void => {
    const done = deliver(name, endpoint, body)
      .then((reply) => reply.ok && !reply.headers.has('x-amz-function-error'))
      .catch(() => false)
      .then((worked) => {
        if (!worked) onFailure(name);
        underWay.delete(done);
      });
    underWay.add(done);
  };

  const invoked = async (name: string, endpoint: string, body: Buffer, { headers }: IncomingMessage) => {
    const type = headers['x-amz-invocation-type'];
    if (type === 'DryRun') return new Response(null, { status: 204 });
    if (type !== 'Event') return (isFunction(headers) ? invoke : deliver)(name, endpoint, body);
    invokeLater(name, endpoint, body);
    return new Response(null, { status: 202 });
  };

  const answer = async (request: IncomingMessage): Promise<Response> => {
    const url = new URL(request.url ?? '', 'http://lambda');
    const body = await buffer(request);
    const asked = askedFor(url);
    const refused = authorize(accessKeyOf(request.headers.authorization), asked.access);
    if (refused) return refusal(refused);
    if (asked.kind === 'all') return Response.json({ Functions: [...routes.keys()].map(configuration) });
    const { name, qualifier } = asked.function;
    const endpoint = qualifier === latest ? routes.get(name) : undefined;
    if (endpoint === undefined) return notFound(url);
    if (asked.kind === 'one') return Response.json({ Configuration: configuration(name) });
    return invoked(name, endpoint, body, request);
  };

  const server = createServer((request, response) => {
    answer(request)
      .then(async (reply) => {
        response.writeHead(reply.status, Object.fromEntries(reply.headers));
        response.end(new Uint8Array(await reply.arrayBuffer()));
      })
      .catch(() => response.writeHead(502).end());
  });
  const { endpoint, stop } = await listen(server, port);
  return {
    endpoint,
    route: (names, endpoint) => {
      for (const name of names) routes.set(name, endpoint);
    },
    deliver: (times) => {
      deliveries = times;
    },
    settle: async () => {
      // One that is carried out may ask for another.
      while (underWay.size > 0) await Promise.all(underWay);
    },
    idle: async () => {
      while (running.size + underWay.size > 0) await Promise.allSettled([...running, ...underWay]);
    },
    stop,
  };
}

/** Whether a function asks. */
function isFunction({ authorization }: IncomingMessage['headers']): boolean {
  return accessKeyOf(authorization)?.startsWith(functionArn('')) === true;
}

/** What a request asks for, and what whoever asks has to be allowed. */
function askedFor(url: URL) {
  if (/\/functions\/?$/.test(url.pathname)) {
    return { kind: 'all', access: { action: 'lambda:ListFunctions', resource: '*' } } as const;
  }
  const kind = url.pathname.endsWith('/invocations') ? 'invocation' : 'one';
  const named = functionReference(url) ?? { name: '', qualifier: latest };
  const action = kind === 'one' ? 'lambda:GetFunction' : 'lambda:InvokeFunction';
  return { kind, function: named, access: { action, resource: functionArn(named.name) } } as const;
}

function configuration(name: string) {
  return { FunctionName: name, FunctionArn: functionArn(name), Version: latest, Runtime: 'nodejs24.x' };
}

function refusal({ kind, message }: NonNullable<ReturnType<Authorize>>): Response {
  const type = kind === 'denied' ? 'AccessDeniedException' : 'UnrecognizedClientException';
  return Response.json({ Message: message }, { status: 403, headers: { 'x-amzn-errortype': type } });
}

function notFound(url: URL): Response {
  const asked = decodeURIComponent(/\/functions\/([^/]+)/.exec(url.pathname)?.[1] ?? '');
  return Response.json(
    { Type: 'User', Message: `Function not found: ${asked}` },
    { status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' } },
  );
}
