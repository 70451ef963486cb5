import type { WireReply } from '@opsline/local-dynamodb';
import type { ServiceError } from './service-error.ts';

export type { WireReply, WireRequest } from '@opsline/local-dynamodb';

/** What an operation answers with, before a protocol writes it as JSON or XML. `undefined` is left out. */
export type Output = string | number | boolean | undefined | OutputList | OutputStructure;
type OutputList = readonly Output[];
type OutputStructure = { readonly [name: string]: Output };

/** Writes answers and errors in the form a service's clients read. */
export type Protocol = {
  output(operation: string, value: Output): WireReply;
  error(error: ServiceError): WireReply;
};
