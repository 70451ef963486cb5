import { randomUUID } from 'node:crypto';
import type { ServiceName } from './operations.ts';
import type { Output, Protocol, WireReply, WireRequest } from './protocol.ts';
import { QueryCompatibleError, ServiceError } from './service-error.ts';

const targetPrefixes = new Map<string, ServiceName>([
  ['AmazonSQS', 'sqs'],
  ['AmazonSSM', 'ssm'],
  ['DynamoDB_20120810', 'dynamodb'],
  ['PinpointSMSVoiceV2', 'sms-voice'],
  ['TrentService', 'kms'],
  ['secretsmanager', 'secretsmanager'],
]);

/** The service and operation that an `X-Amz-Target` header such as `AmazonSSM.Operation` names. */
export function readTarget(target: string): {
  readonly service: ServiceName | undefined;
  readonly operation: string;
} {
  const [prefix = '', ...rest] = target.split('.');
  const operation = rest.join('.');
  return { service: targetPrefixes.get(prefix), operation };
}

/** The body as JSON; an empty one is `{}`. Anything else is a SerializationException. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not JSON.');
  }
}

function reply(request: WireRequest, status: number, value: Output, headers = {}): WireReply {
  return {
    status,
    headers: {
      ...headers,
      'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
    },
    body: JSON.stringify(value),
  };
}

/** AWS JSON 1.0 and 1.1: output and errors, in the content type of the request. */
export function jsonProtocol(request: WireRequest): Protocol {
  return {
    output: (_operation, value) => reply(request, 200, value),
    error: (error) => {
      const { name, message, status, details } = error;
      const headers =
        error instanceof QueryCompatibleError ? { 'x-amzn-query-error': `${error.queryCode};Sender` } : {};
      return reply(request, status, { __type: name, Message: message, message, ...details }, headers);
    },
  };
}

/** Epoch seconds with a fraction, as the JSON protocols write a time. `undefined` stays absent. */
export function epochSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
