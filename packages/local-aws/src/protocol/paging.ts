import { createHash } from 'node:crypto';

/** One page, and the token that asks for the next one; absent on the last. */
export type Page<T> = { readonly items: readonly T[]; readonly nextToken: string | undefined };

type PageRequest = {
  /** The request without its page size and token: a token is good for the same request only. */
  readonly request: unknown;
  readonly size: number;
  readonly token: string | undefined;
};

/**
 * Cuts `items` to one page. Tokens are opaque and bound to the request they came with.
 * `'invalid token'` for any other token, the empty one included, so that a client that sends it back is found out.
 */
export function paginate<T>(
  items: readonly T[],
  { request, size, token }: PageRequest,
): Page<T> | 'invalid token' {
  const offset = token === undefined ? 0 : offsetOf(request, token);
  if (offset === undefined) return 'invalid token';
  const end = offset + size;
  return {
    items: items.slice(offset, end),
    nextToken: end < items.length ? tokenAt(request, end) : undefined,
  };
}

function offsetOf(request: unknown, token: string): number | undefined {
  const offset = Number(Buffer.from(token, 'base64url').toString('utf8').split('.')[0]);
  return Number.isSafeInteger(offset) && token === tokenAt(request, offset) ? offset : undefined;
}

function tokenAt(request: unknown, offset: number): string {
  return Buffer.from(`${offset}.${fingerprint(request, offset)}`).toString('base64url');
}

function fingerprint(request: unknown, offset: number): string {
  return createHash('sha256')
    .update(JSON.stringify([request, offset]))
    .digest('base64url')
    .slice(0, 22);
}
