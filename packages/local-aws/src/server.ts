import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '@opsline/local-kit/listen';
import type { WireReply, WireRequest } from './protocol/protocol.ts';

/** DynamoDB's own limit, the largest of the services here: 16 MB a request. */
const maxRequestBytes = 16 * 1024 * 1024;

/**
 * An HTTP server on 127.0.0.1. `answer` gets every request whole; a client that hangs up is forgotten.
 * Throws when the port is taken.
 */
export function serve(
  port: number,
  answer: (request: WireRequest) => Promise<WireReply>,
): Promise<Listening> {
  const server = createServer((message, response) => {
    pass(message, response, answer).catch((reason: unknown) => response.destroy(toError(reason)));
  });
  return listen(server, port);
}

async function pass(
  message: IncomingMessage,
  response: ServerResponse,
  answer: (request: WireRequest) => Promise<WireReply>,
): Promise<void> {
  const request = await readRequest(message);
  if (request !== 'too large') return write(response, await answer(request));
  write(response, { status: 413, headers: { connection: 'close' }, body: '' });
}

async function readRequest(message: IncomingMessage): Promise<WireRequest | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxRequestBytes) return 'too large';
    chunks.push(bytes);
  }
  return {
    method: message.method ?? '',
    path: message.url ?? '/',
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

function write(response: ServerResponse, { status, headers, body }: WireReply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
