import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceError } from './service-error.ts';

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

/** What an operation answers with, before a protocol writes it as JSON or XML. `undefined` is left out. */
export type Output = string | number | boolean | undefined | OutputList | OutputStructure;
type OutputList = readonly Output[];
type OutputStructure = { readonly [name: string]: Output };

/** Writes answers and errors in the form a service's clients read. */
export type Protocol = {
  output(operation: string, value: Output): WireReply;
  error(error: ServiceError): WireReply;
};
