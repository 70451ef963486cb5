import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest } from 'node:http2';
import { createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { LexErrorName } from '../lex-error.ts';
import type { WireReply, WireRequest } from './http.ts';
import { answerRequest, type ServedBot } from './lex-routes.ts';

/** A running server; `stop` ends its connections and resolves when the port is free. */
export type LexServer = { readonly endpoint: string; readonly stop: () => Promise<void> };

/**
 * `port` 0 (the default) takes any free one; a taken port rejects with the system's EADDRINUSE. `onFault` hears of errors
 * that are this program's own and of functions that threw; `inject` makes a request fail with an error of Lex's model.
 */
export type LexServerOptions = {
  readonly bots: readonly ServedBot[];
  readonly port?: number;
  readonly onFault?: (fault: unknown) => void;
  readonly inject?: (request: WireRequest) => LexErrorName | undefined;
};

/** How HTTP/2's connection preface "PRI * HTTP/2.0" begins; no method of HTTP/1.1 does. */
const http2Preface = 'PRI ';

const host = '127.0.0.1';

/**
 * Serves bots over the Lex V2 runtime API. The AWS SDK for JavaScript speaks HTTP/2 to this service and other clients
 * HTTP/1.1, so one port takes both, told apart by the connection's first bytes.
 */
export async function startLexServer(options: LexServerOptions): Promise<LexServer> {
  const { bots, inject, onFault = () => undefined } = options;
  const answer = async (request: IncomingMessage | Http2ServerRequest): Promise<WireReply> => {
    const { method = '', url: path = '', headers } = request;
    return answerRequest(bots, { method, path, headers, body: await text(request) }, { onFault, inject });
  };
  const http = createHttp((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      onFault,
    );
  });
  // A client may keep its connection: one that is closed just when it is used again would be a turn that failed.
  http.keepAliveTimeout = 0;
  const http2 = createHttp2((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      onFault,
    );
  });
  const open = new Set<Socket>();

  const listener = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read();
      if (!Buffer.isBuffer(first)) return;
      socket.unshift(first);
      const preface = first.subarray(0, http2Preface.length).toString('latin1');
      (preface === http2Preface ? http2 : http).emit('connection', socket);
    });
  });

  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(options.port ?? 0, host, resolve);
  });
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    endpoint: `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
