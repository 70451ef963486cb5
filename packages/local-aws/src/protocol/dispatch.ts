import { jsonProtocol, readJson, readTarget } from './json-protocol.ts';
import { operations, type ServiceName } from './operations.ts';
import type { Protocol, WireRequest } from './protocol.ts';
import { queryProtocolOf, readForm } from './query-protocol.ts';
import { ServiceError } from './service-error.ts';

/** What a request asks for, and the protocol to answer it in. */
export type Call = {
  readonly service: ServiceName | 'unknown';
  readonly operation: string;
  readonly protocol: Protocol;
  /** The error to answer with when the operation is none that is spoken here. */
  readonly unsupported: ServiceError;
  readonly readInput: () => unknown;
};

/**
 * Reads who is called: `X-Amz-Target` for the JSON services, `Action` and `Version` for the query ones.
 * Anything else (a REST service such as Lambda) is an unknown operation named by its method and path.
 */
export function readCall(request: WireRequest): Call {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const { service, operation } = readTarget(target);
    return {
      service: service ?? 'unknown',
      operation: service === undefined ? target : operation,
      protocol: jsonProtocol(request),
      unsupported: new ServiceError(
        'UnknownOperationException',
        `${target} is not an operation of this stand-in.`,
      ),
      readInput: () => readJson(request.body),
    };
  }
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const { service, operation, readInput } = readForm(request.body);
    return {
      service: service ?? 'unknown',
      operation,
      protocol: queryProtocolOf(service),
      unsupported: new ServiceError('InvalidAction', `The action ${operation} is not one of this stand-in.`),
      readInput,
    };
  }
  const operation = `${request.method} ${request.path}`;
  return {
    service: 'unknown',
    operation,
    protocol: jsonProtocol(request),
    unsupported: new ServiceError(
      'UnknownOperationException',
      `${operation} is not an operation of this stand-in.`,
      404,
    ),
    readInput: () => ({}),
  };
}

/** Whether the service has this operation here. */
export function isSpoken(service: ServiceName, operation: string): boolean {
  return operations[service].some((name) => name === operation);
}
