import type { IncomingHttpHeaders } from 'node:http';
import { maskedBody, maskedHeaders } from './masked.ts';

/** A request between Slack and the app, and what came of it; nothing secret is in it. */
export type Exchange = {
  /** Who asks: Slack delivers, or the app calls the Web API. */
  readonly from: 'Slack' | 'the app';
  /** What is delivered or called: `message.im`, `chat.postMessage`. */
  readonly what: string;
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The HTTP status; none where no answer came. */
  readonly status: number | undefined;
  readonly answer: string;
  /** `taken`, the HTTP status, or what went wrong in Slack's word. */
  readonly outcome: string;
  readonly failed: boolean;
  /** When it began, epoch ms, and how long it took. */
  readonly at: number;
  readonly ms: number;
};

type Request = Pick<Exchange, 'from' | 'what' | 'path' | 'body'> & {
  readonly headers: IncomingHttpHeaders;
};

/** What is told of a request as it was sent, and of what came back. */
export function exchangeOf(
  { headers, body, ...request }: Request,
  came: Omit<Exchange, keyof Request>,
): Exchange {
  return {
    ...request,
    headers: maskedHeaders(headers),
    body: maskedBody(headers['content-type'] ?? '', body),
    ...came,
    answer: maskedBody('application/json', came.answer),
  };
}
