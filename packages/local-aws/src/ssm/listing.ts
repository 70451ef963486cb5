import { z } from 'zod';
import { hexFrom } from '../derived-id.ts';
import { paginate } from '../protocol/paging.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** What AWS leaves open about its lists of maintenance windows, and so can be set either way. */
export type ListingOptions = {
  /** The order is documented nowhere: `newest first` (as an AWS CLI example shows) or `shuffled`, the same each time. */
  readonly order?: 'newest first' | 'shuffled';
  /** The last page has no NextToken, or an empty one: both are documented. */
  readonly endToken?: 'absent' | 'empty';
};

/** NextToken and MaxResults of a list, with the range of the SSM API model and the page size that goes without one. */
export function pageShape(min: number, max: number, size = max) {
  return {
    MaxResults: z.int().min(min).max(max).default(size),
    NextToken: z.string().optional(),
  };
}

type Listed = { readonly MaxResults: number; readonly NextToken?: string | undefined };

/** The page an input asks for; a token that is not one of this list is the error `invalidToken`. */
export function pageOf<T>(operation: string, items: readonly T[], input: Listed, invalidToken: string) {
  const { MaxResults, NextToken, ...request } = input;
  const page = paginate(items, { request: [operation, request], size: MaxResults, token: NextToken });
  if (page === 'invalid token')
    throw new ServiceError(invalidToken, 'NextToken: expected a token of this list');
  return page;
}

/** Cuts pages of maintenance-window lists in the order and with the end that the options ask for. */
export function createWindowListing({ order = 'newest first', endToken = 'absent' }: ListingOptions) {
  const shuffled = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
    items.toSorted((a, b) => (hexFrom(a.id, 16) < hexFrom(b.id, 16) ? -1 : 1));
  return <T extends { readonly id: string }>(operation: string, items: readonly T[], input: Listed) => {
    const ordered = order === 'shuffled' ? shuffled(items) : items;
    const page = pageOf(operation, ordered, input, 'ValidationException');
    return { items: page.items, nextToken: page.nextToken ?? (endToken === 'empty' ? '' : undefined) };
  };
}

/** A list cut to pages, as `createWindowListing` makes it. */
export type WindowListing = ReturnType<typeof createWindowListing>;
