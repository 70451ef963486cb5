import type { IncomingHttpHeaders } from 'node:http';

/** A whole HTTP request, its body read to the end. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** A whole HTTP reply. */
export type WireReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
};

/** Answers a request of DynamoDB's protocol, errors included. */
export type DynamoDb = (request: WireRequest) => Promise<WireReply>;
