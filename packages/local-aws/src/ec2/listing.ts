import { z } from 'zod';
import { paginate } from '../protocol/paging.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** MaxResults and NextToken of a list: 5 to 1,000 a page, all of it without MaxResults. */
export const pageShape = {
  MaxResults: z.coerce.number().int().min(5).max(1000).optional(),
  NextToken: z.string().optional(),
};

type Listed = { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined };

/** The page a request asks for; a token that is not one of this list is InvalidNextToken. */
export function pageOf<T>(operation: string, items: readonly T[], input: Listed) {
  const { MaxResults, NextToken, ...request } = input;
  const size = MaxResults ?? Math.max(1, items.length);
  const page = paginate(items, { request: [operation, request], size, token: NextToken });
  if (page === 'invalid token') {
    throw new ServiceError('InvalidNextToken', 'NextToken: expected a token of this list');
  }
  return page;
}
