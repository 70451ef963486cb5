import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '@opsline/local-kit/listen';
import { z } from 'zod';

const replyShape = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
});

/** An HTTP API in front of a function, payload 2.0 (API Gateway, "Lambda proxy integrations for HTTP APIs"). */
export function startDoor(handler: (event: unknown) => Promise<unknown>) {
  const server = createServer(async (request, response) => {
    const { statusCode, headers, body } = replyShape.parse(await handler(await eventOf(request)));
    response.writeHead(statusCode, headers).end(body);
  });
  return listen(server);
}

async function eventOf(request: IncomingMessage) {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join()]);
  const body = await buffer(request);
  return {
    version: '2.0',
    routeKey: 'POST /slack',
    rawPath: '/slack',
    headers: Object.fromEntries(headers),
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}
