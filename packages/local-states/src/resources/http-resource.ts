import { z } from 'zod';
import { isList, isObject, type Json, type JsonObject } from '../query/json.ts';
import { TaskFailed } from '../run/failures.ts';
import type { Resource } from '../run/run-options.ts';

/** What an EventBridge connection adds to every call; it wins over what the task sends. */
export type Connection = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly queryParameters?: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
};

/** What `httpResource` needs. */
export type HttpOptions = {
  /** By connection ARN. */
  readonly connections: Readonly<Record<string, Connection>>;
  /** Turns the public HTTPS address of a call into the one really called, for example on 127.0.0.1. */
  readonly rewrite: (url: URL) => URL;
  readonly fetch?: typeof globalThis.fetch;
  /** Why a call may not be made by this method to this address with this connection; unless told, every one may. */
  readonly refusal?: (call: HttpCall) => string | undefined;
};

/** A call as its permissions know it. */
export type HttpCall = {
  readonly ApiEndpoint: string;
  readonly Method: string;
  readonly connectionArn: string;
};

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const invocation = z.strictObject({
  ApiEndpoint: z.url({ protocol: /^https$/u, error: 'expected an HTTPS address' }),
  Method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
  InvocationConfig: z.strictObject({ ConnectionArn: z.string() }),
  Headers: z.record(z.string(), text).default({}),
  QueryParameters: z.record(z.string(), text).default({}),
  RequestBody: z.json().optional(),
});

/** Headers a task may not set (AWS Step Functions, "Call HTTPS APIs"). */
const forbidden =
  /^(?:authorization|accept-encoding|cache-control|connection|content-encoding|content-md5|date|expect|forwarded|from|host|http2-settings|if-.*|keep-alive|max-forwards|origin|pragma|proxy-.*|referer|server|te|trailer|transfer-encoding|upgrade|via|warning|x-forwarded-.*|x-amz-.*|x-amzn-.*)$/iu;

/** The service's hard limit for one call. */
const timeoutMs = 60_000;

/**
 * The HTTP Task, `arn:aws:states:::http:invoke`: HTTPS only, the connection's parameters merged in, 60 s a call.
 * Fails with `States.Http.StatusCode.<n>` for an answer that is not 2xx (its body discarded, as the service does),
 * `States.Http.Socket` when nothing answers, `States.Runtime` for arguments the service refuses;
 * anything that the service takes and this does not is an error by its path, and ends the run.
 */
export function httpResource(options: HttpOptions): Resource {
  const { rewrite, fetch = globalThis.fetch } = options;
  return async (args) => {
    const field = unsupported(args);
    if (field !== undefined) throw new Error(`Arguments.${field} is not supported`);
    const parsed = invocation.safeParse(args);
    if (!parsed.success) {
      throw runtime(
        parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      );
    }
    const call = parsed.data;
    const banned = Object.keys(call.Headers).find((name) => forbidden.test(name));
    if (banned !== undefined) throw runtime(`the header ${banned} is forbidden`);
    const connection = connectionFor(call, options);
    const body = bodyOf(call.RequestBody, connection.body);
    if (body !== undefined && ['GET', 'HEAD'].includes(call.Method)) {
      throw new Error(`Arguments.RequestBody is not supported with ${call.Method}`);
    }
    const response = await fetch(rewrite(addressOf(call, connection)), {
      method: call.Method,
      headers: headersOf(call.Headers, connection.headers),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body }),
    }).catch((error: unknown) => {
      throw new TaskFailed('States.Http.Socket', 'the endpoint did not answer', { cause: error });
    });
    if (!response.ok) throw new TaskFailed(`States.Http.StatusCode.${response.status}`, response.statusText);
    return answerOf(response);
  };
}

function connectionFor(
  { ApiEndpoint, Method, InvocationConfig }: z.infer<typeof invocation>,
  { connections, refusal = () => undefined }: HttpOptions,
): Connection {
  const { ConnectionArn: connectionArn } = InvocationConfig;
  const refused = refusal({ ApiEndpoint, Method, connectionArn });
  if (refused !== undefined) throw new TaskFailed('Events.ConnectionResource.AccessDenied', refused);
  const connection = connections[connectionArn];
  if (connection) return connection;
  throw new TaskFailed('Events.ConnectionResource.ResourceNotFound', 'there is no such connection');
}

/** What the service takes and this stand-in does not do. */
function unsupported(args: Json): string | undefined {
  if (!isObject(args)) return undefined;
  const lists = ['Headers', 'QueryParameters'].flatMap((field) => {
    const values = args[field];
    return values !== undefined && isObject(values)
      ? Object.keys(values).flatMap((name) => (isList(values[name] ?? null) ? [`${field}.${name}`] : []))
      : [];
  });
  return [...['Authentication', 'Transform'].filter((field) => field in args), ...lists][0];
}

function runtime(reason: string): TaskFailed {
  return new TaskFailed('States.Runtime', reason);
}

function bodyOf(body: Json | undefined, extra: JsonObject | undefined): string | undefined {
  if (extra && body !== undefined && !isObject(body))
    throw runtime('the connection adds to a body that is no object');
  const whole = extra && (body === undefined || isObject(body)) ? { ...body, ...extra } : body;
  return whole === undefined || typeof whole === 'string' ? whole : JSON.stringify(whole);
}

function addressOf(call: z.infer<typeof invocation>, connection: Connection): URL {
  const url = new URL(call.ApiEndpoint);
  const parameters = { ...call.QueryParameters, ...connection.queryParameters };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** A header that comes twice, in whatever letters, is the last of them. */
function headersOf(...own: readonly (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers({ 'content-type': 'application/json' });
  const last = { 'user-agent': 'Amazon|StepFunctions|HttpInvoke|local', range: 'bytes=0-262144' };
  for (const some of [...own, last]) {
    for (const [name, value] of Object.entries(some ?? {})) headers.set(name, value);
  }
  return headers;
}

async function answerOf(response: Response): Promise<JsonObject> {
  const type = response.headers.get('content-type') ?? '';
  if (/octet-stream|^(?:image|video|audio)\//u.test(type))
    throw runtime(`a response of type ${type} is not usable`);
  const raw = await response.text();
  const body: Json = /[/+]json\b/u.test(type) && raw !== '' ? JSON.parse(raw) : raw;
  const headers = [...response.headers].map(([name, value]) => [name, [value]] as const);
  return {
    StatusCode: response.status,
    StatusText: response.statusText,
    Headers: Object.fromEntries(headers),
    ResponseBody: body,
  };
}
