import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Listening, listen } from '@opsline/local-kit/listen';
import { type Exchange, exchangeOf } from '../traffic/exchange.ts';
import { ApiError } from './api-error.ts';
import { givenIn } from './arguments.ts';
import type { Premises } from './method.ts';
import { methods } from './methods.ts';
import type { createRateLimits } from './rate-limits.ts';

/**
 * What a call meets: refused with Slack's word; told to wait so many seconds; failed with an HTTP status; done, and the
 * answer lost; or answered late.
 */
export type Mishap =
  | { readonly refused: string }
  | { readonly retryAfter: number }
  | { readonly failed: number }
  | { readonly lateMs: number }
  | 'lost';

/** A call: its method, and the arguments as they came. */
export type Call = { readonly method: string; readonly given: Readonly<Record<string, unknown>> };

export type WebApiOptions = {
  readonly premises: Premises;
  readonly botToken: string;
  readonly scopes: readonly string[];
  readonly now: () => number;
  readonly mayCall: ReturnType<typeof createRateLimits>['mayCall'];
  readonly sleep: (ms: number) => Promise<void>;
  readonly meets: (call: Call) => Mishap | undefined;
  readonly onTraffic: (exchange: Exchange) => void;
};

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
};

/** Slack's Web API at `<endpoint>/api/`. */
export async function startWebApi(options: WebApiOptions): Promise<Listening> {
  const { premises, botToken, scopes, now, mayCall, sleep, meets, onTraffic } = options;

  const perform = (method: string, given: Call['given'], authorization: string | undefined): object => {
    if (authorization === undefined) throw new ApiError('not_authed');
    if (authorization !== `Bearer ${botToken}`) throw new ApiError('invalid_auth');
    const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (found === undefined) throw new ApiError('unknown_method', { req_method: method });
    const { scope, answer } = found;
    if (scope !== undefined && !scopes.includes(scope)) {
      throw new ApiError('missing_scope', { needed: scope, provided: scopes.join(',') });
    }
    return answer(premises, given);
  };
  const answerTo = async (
    method: string,
    { authorization, 'content-type': contentType = '' }: IncomingHttpHeaders,
    body: string,
  ): Promise<Answer | 'nothing'> => {
    const given = givenIn(contentType, body);
    const mishap = meets({ method, given });
    if (mishap !== undefined && mishap !== 'lost') {
      const answer = await meet(mishap, sleep);
      if (answer !== 'go on') return answer;
    }
    const pause = mayCall(method, String(given.channel));
    if (pause !== 'go on') return waitFor(pause);
    const done = perform(method, given, authorization);
    return mishap === 'lost' ? 'nothing' : { status: 200, body: { ok: true, ...done } };
  };

  const server = createServer(async (request, response) => {
    const at = now();
    const { url = '', headers: asked } = request;
    const [path = ''] = url.split('?');
    const method = /^\/api\/([A-Za-z.]+)$/.exec(url)?.[1] ?? '';
    const sent = await text(request);
    const answer = await answerTo(method, asked, sent).catch(refusalOf);
    const tell = (came: Pick<Exchange, 'outcome' | 'failed' | 'status' | 'answer'>): void => {
      const call = { from: 'the app', what: method, path, headers: asked, body: sent } as const;
      onTraffic(exchangeOf(call, { ...came, at, ms: now() - at }));
    };
    if (answer === 'nothing') {
      tell({ outcome: 'lost', failed: true, status: undefined, answer: '' });
      response.destroy();
      return;
    }
    const { status, headers = {}, body } = answer;
    const refused = 'error' in body ? String(body.error) : undefined;
    const answered = JSON.stringify(body);
    const failed = refused !== undefined || status >= 400;
    tell({ outcome: refused ?? String(status), failed, status, answer: answered });
    const scopesTold = {
      'x-oauth-scopes': scopes.join(','),
      'x-accepted-oauth-scopes': methods[method]?.scope ?? '',
    };
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...scopesTold,
      ...headers,
    });
    response.end(answered);
  });
  return listen(server);
}

async function meet(
  mishap: Exclude<Mishap, 'lost'>,
  sleep: WebApiOptions['sleep'],
): Promise<Answer | 'go on'> {
  if ('refused' in mishap) throw new ApiError(mishap.refused);
  if ('retryAfter' in mishap) return waitFor(mishap.retryAfter);
  if ('failed' in mishap) return { status: mishap.failed, body: {} };
  await sleep(mishap.lateMs);
  return 'go on';
}

/** "Rate limits": HTTP 429 with the seconds to wait. */
function waitFor(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}

function refusalOf(reason: unknown): Answer {
  if (reason instanceof ApiError)
    return { status: 200, body: { ok: false, error: reason.message, ...reason.details } };
  return { status: 500, body: { ok: false, error: 'fatal_error', why: String(reason) } };
}
