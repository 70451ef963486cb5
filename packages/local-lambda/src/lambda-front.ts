import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Authorize, accessKeyOf } from '@opsline/local-iam';
import { functionArn } from '@opsline/local-kit/arns';
import { listen } from '@opsline/local-kit/listen';

/** Lambda's Invoke API, in front of the services' own endpoints. */
export type LambdaFront = {
  readonly endpoint: string;
  /** Says where the functions whose name starts so are invoked. */
  readonly route: (prefix: string, endpoint: string) => void;
  /** Resolves when every asynchronous invocation accepted so far was carried out. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * One endpoint for the functions of all services. An asynchronous invocation (`Event`) is accepted at once and
 * carried out apart, as Lambda does; a function that fails then is not the caller's affair.
 *
 * @param onFailure told of an asynchronous invocation that failed
 * @param authorize who may invoke what; unless told, everybody everything
 */
export async function startLambdaFront(
  onFailure: (name: string) => void,
  authorize: Authorize = () => undefined,
): Promise<LambdaFront> {
  const routes = new Map<string, string>();
  const underWay = new Set<Promise<void>>();

  const invoke = async (name: string, path: string, body: Buffer): Promise<Response> => {
    const endpoint = [...routes].find(([prefix]) => name.startsWith(prefix))?.[1];
    if (endpoint === undefined) return refusal(name);
    // serverless-offline closes a connection after five seconds, perhaps just when the next call comes.
    const headers = { connection: 'close' };
    return fetch(`${endpoint}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  };

  const invokeLater = (name: string, path: string, body: Buffer): void => {
    const done = invoke(name, path, body)
      .then((reply) => reply.ok && !reply.headers.has('x-amz-function-error'))
      .catch(() => false)
      .then((worked) => {
        if (!worked) onFailure(name);
        underWay.delete(done);
      });
    underWay.add(done);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const name = /\/functions\/([^/]+)\/invocations$/.exec(path)?.[1] ?? '';
    const body = await buffer(request);
    const access = { action: 'lambda:InvokeFunction', resource: functionArn(name) };
    const refused = authorize(accessKeyOf(request.headers.authorization), access);
    if (refused) {
      const type = refused.kind === 'denied' ? 'AccessDeniedException' : 'UnrecognizedClientException';
      response.writeHead(403, { 'x-amzn-errortype': type }).end(JSON.stringify({ Message: refused.message }));
      return;
    }
    if (request.headers['x-amz-invocation-type'] === 'Event') {
      invokeLater(name, path, body);
      response.writeHead(202).end();
      return;
    }
    const reply = await invoke(name, path, body);
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    response.end(new Uint8Array(await reply.arrayBuffer()));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(502).end());
  });
  const { endpoint, stop } = await listen(server);
  return {
    endpoint,
    route: (prefix, endpoint) => routes.set(prefix, endpoint),
    settle: async () => {
      // One that is carried out may ask for another.
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop,
  };
}

function refusal(name: string): Response {
  return Response.json(
    { Type: 'User', Message: `Function not found: ${name}` },
    { status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' } },
  );
}
