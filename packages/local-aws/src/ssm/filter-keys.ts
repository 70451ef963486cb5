import { ServiceError } from '../protocol/service-error.ts';

/** Refuses a filter on a key that the stand-in does not know, with the service error `errorName`. */
export function requireKnownKeys(
  filters: readonly { readonly Key: string }[],
  known: readonly string[],
  errorName: 'InvalidFilter' | 'InvalidFilterKey',
): void {
  const index = filters.findIndex(({ Key }) => !known.includes(Key));
  if (index === -1) return;
  throw new ServiceError(errorName, `Filters[${index}].Key: expected one of ${known.join(', ')}`);
}
