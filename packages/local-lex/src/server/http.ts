import { z } from 'zod';
import { lexError } from '../lex-error.ts';

/** A request as it came, whichever HTTP it was. Header names are lower case. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** A reply as it goes out. */
export type WireReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const bodySchema = z.record(z.string(), z.unknown());

/** A header's first value. */
export function headerText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** A JSON reply. */
export function json(status: number, value: unknown, headers: WireReply['headers'] = {}): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** The JSON object in a request's body; none is an empty one. */
export function readBody(request: WireRequest): Readonly<Record<string, unknown>> {
  if (request.body === '') return {};
  try {
    const parsed = bodySchema.safeParse(JSON.parse(request.body));
    if (parsed.success) return parsed.data;
  } catch (error) {
    throw lexError('ValidationException', 'The body is not JSON.', error);
  }
  throw lexError('ValidationException', 'The body is not a JSON object.');
}
