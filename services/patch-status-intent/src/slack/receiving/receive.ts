import { InputError } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { type Log, namesOf } from '../../log.ts';
import type { SlackMessage } from '../message.ts';
import { readRequest } from './read-request.ts';
import { isSigned, type Signed } from './signature.ts';

/** What receiving needs of the outside. */
export type Receiving = {
  /** The app's; asked for once. */
  readonly signingSecret: () => Promise<string>;
  /** Resolves when the queue has it. */
  readonly enqueue: (message: SlackMessage) => Promise<void>;
  /** The workspace whose people may ask. */
  readonly team: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
};

type HttpReply = {
  readonly statusCode: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

const eventSchema = z.looseObject({
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.optional(z.boolean()),
});

/**
 * Takes what Slack sends, and answers at once: what is asked is answered from the queue. Nothing is read, logged or
 * answered before the signature fits.
 *
 * @returns a function from an event of an HTTP API (payload 2.0) to its answer: 401 without Slack's signature, 400 for
 * what cannot be understood, 500 when it could not be kept, so that Slack sends it again; it never throws
 */
export const createReceiver =
  ({ signingSecret, enqueue, team, now, log }: Receiving) =>
  async (event: unknown): Promise<HttpReply> => {
    try {
      const request = requestIn(event);
      if (request === undefined || !isSigned(request, await signingSecret(), now()))
        return { statusCode: 401 };
      const heard = readRequest(textOf(request.body), team);
      if (heard.is === 'challenge') {
        const headers = { 'content-type': 'application/json' };
        return { statusCode: 200, headers, body: JSON.stringify({ challenge: heard.challenge }) };
      }
      if (heard.is === 'message') await enqueue(heard.message);
      return { statusCode: 200 };
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return { statusCode: fault instanceof InputError ? 400 : 500 };
    }
  };

/** Undefined for what no signature could be of. */
function requestIn(event: unknown): Signed | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { headers, body, isBase64Encoded = false } = parsed.data;
  return { headers, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new InputError([{ path: 'body', message: 'expected UTF-8' }]);
  }
}
