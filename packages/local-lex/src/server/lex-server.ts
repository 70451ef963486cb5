import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest } from 'node:http2';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Authorize } from '@opsline/local-iam';
import { type Listening, listen } from '@opsline/local-kit/listen';
import type { WireReply } from './http.ts';
import { answerRequest, type ServedBot } from './lex-routes.ts';

/**
 * `port` is any free one unless told. `onFault` hears of errors that are this program's own and of functions that threw.
 */
type LexServerOptions = {
  readonly bots: readonly ServedBot[];
  readonly port?: number;
  readonly onFault?: (fault: unknown) => void;
  /** Who may do what; unless told, everybody everything. */
  readonly authorize?: Authorize;
};

/** How HTTP/2's connection preface "PRI * HTTP/2.0" begins; no method of HTTP/1.1 does. */
const http2Preface = 'PRI ';

/**
 * Serves bots over the Lex V2 runtime API. The AWS SDK for JavaScript speaks HTTP/2 to this service and other clients
 * HTTP/1.1, so one port takes both, told apart by the connection's first bytes.
 */
export async function startLexServer(options: LexServerOptions): Promise<Listening> {
  const { bots, onFault = () => undefined, authorize = () => undefined } = options;
  const answer = async (request: IncomingMessage | Http2ServerRequest): Promise<WireReply> => {
    const { method = '', url: path = '', headers } = request;
    return answerRequest(bots, { method, path, headers, body: await text(request) }, { onFault, authorize });
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

  const listener = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read();
      if (!Buffer.isBuffer(first)) return;
      socket.unshift(first);
      const preface = first.subarray(0, http2Preface.length).toString('latin1');
      (preface === http2Preface ? http2 : http).emit('connection', socket);
    });
  });

  return listen(listener, options.port);
}
