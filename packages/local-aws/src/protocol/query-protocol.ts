import { randomUUID } from 'node:crypto';
import type { ServiceName } from './operations.ts';
import type { Protocol, WireReply } from './protocol.ts';
import { ServiceError } from './service-error.ts';
import { xmlDocument } from './xml.ts';

const versions = new Map<string, ServiceName>([
  ['2010-03-31', 'sns'],
  ['2016-11-15', 'ec2'],
  ['2011-06-15', 'sts'],
]);

type FormValue = string | readonly FormValue[] | { readonly [name: string]: FormValue };

/** The AWS query protocol, as SNS and STS write it. */
function awsQueryProtocol(namespace: string): Protocol {
  return {
    output: (operation, value) =>
      xml(
        200,
        xmlDocument(
          `${operation}Response`,
          namespace,
          { [`${operation}Result`]: value, ResponseMetadata: { RequestId: randomUUID() } },
          'member',
        ),
      ),
    error: ({ name, message, status }) =>
      xml(
        status,
        xmlDocument('ErrorResponse', namespace, {
          Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: name, Message: message },
          RequestId: randomUUID(),
        }),
      ),
  };
}

/** The EC2 query protocol: lists of `<item>`, its own error document. */
const ec2QueryProtocol: Protocol = {
  output: (operation, value) =>
    xml(
      200,
      xmlDocument(`${operation}Response`, 'http://ec2.amazonaws.com/doc/2016-11-15/', {
        requestId: randomUUID(),
        ...(typeof value === 'object' ? value : {}),
      }),
    ),
  error: ({ name, message, status }) =>
    xml(
      status,
      xmlDocument('Response', undefined, {
        Errors: { Error: { Code: name, Message: message } },
        RequestID: randomUUID(),
      }),
    ),
};

const sns = awsQueryProtocol('http://sns.amazonaws.com/doc/2010-03-31/');
const sts = awsQueryProtocol('https://sts.amazonaws.com/doc/2011-06-15/');

/** The protocol of a query service; an error of no known one is written as SNS does. */
export function queryProtocolOf(service: ServiceName | undefined): Protocol {
  if (service === 'ec2') return ec2QueryProtocol;
  return service === 'sts' ? sts : sns;
}

/**
 * A form body as a tree: `Filter.1.Name=a` becomes `{ Filter: [{ Name: 'a' }] }`, leaves are text.
 * `Action` names the operation and `Version`, the API's date, the service.
 * `readInput` throws MalformedQueryString for a parameter that is there twice.
 */
export function readForm(body: Buffer): {
  readonly service: ServiceName | undefined;
  readonly operation: string;
  readonly readInput: () => FormValue;
} {
  const form = new URLSearchParams(body.toString('utf8'));
  const parameters = [...form].filter(([name]) => name !== 'Action' && name !== 'Version');
  return {
    service: versions.get(form.get('Version') ?? ''),
    operation: form.get('Action') ?? '',
    readInput: () => nest(parameters.map(([name, text]) => [name.split('.'), text])),
  };
}

function nest(entries: readonly (readonly [readonly string[], string])[]): FormValue {
  const [first, ...others] = entries;
  if (first !== undefined && first[0].length === 0 && others.length === 0) return first[1];
  if (entries.some(([path]) => path.length === 0)) {
    throw new ServiceError('MalformedQueryString', 'A parameter is there twice.');
  }
  const names = [...new Set(entries.map(([path]) => path[0] ?? ''))];
  const inner = (name: string): FormValue =>
    nest(entries.filter(([path]) => path[0] === name).map(([path, text]) => [path.slice(1), text]));
  return names.length > 0 && names.every((name) => /^\d+$/.test(name))
    ? names.toSorted((a, b) => Number(a) - Number(b)).map(inner)
    : Object.fromEntries(names.map((name) => [name, inner(name)]));
}

function xml(status: number, body: string): WireReply {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body,
  };
}
