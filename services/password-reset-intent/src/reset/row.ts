import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store, Versioned } from '@opsline/attempts';
import { type Codec, dynamoDbStore, whole } from '@opsline/attempts/dynamodb';
import { day } from '@opsline/function-kit/durations';
import * as z from 'zod/mini';
import { isRequestState, type RequestState } from './outcomes.ts';

/** What KMS signs to give the pepper of table PasswordReset, for all that read or write it. Another text is another pepper. */
export const pepperPurpose = 'opsline password reset pepper';

/** No limit looks further back than this. */
const longestMemoryMs = 7 * day;

/**
 * One row of table PasswordReset. There is a row for each account, caller, phone and request; each kind uses the part
 * it needs. All times are epoch ms.
 */
export type Row = Versioned & {
  /** When answers were compared that were not right; oldest first. */
  readonly wrong: readonly number[];
  /** When answers began to be compared whose verdict is not known yet; oldest first. */
  readonly underWay: readonly number[];
  /** When resets were begun, oldest first. */
  readonly resets: readonly number[];
  /** When unlocks were begun, oldest first. */
  readonly unlocks: readonly number[];
  /** What became of a request, and when it began. */
  readonly request?: { readonly state: RequestState; readonly at: number };
};

/** The row of somebody nothing is known about. */
export const newRow: Row = { version: 0, writtenAt: 0, wrong: [], underWay: [], resets: [], unlocks: [] };

const attributes = z.object({
  version: whole,
  writtenAt: whole,
  wrong: z.array(whole),
  underWay: z.array(whole),
  resets: z.array(whole),
  // A row from before there were unlocks has none.
  unlocks: z._default(z.array(whole), []),
  state: z.optional(z.custom<RequestState>(isRequestState)),
  at: z.optional(whole),
});

type Item = z.infer<typeof attributes>;

/** How a row is an item, to be deleted (`expiresAt`, epoch seconds) once no limit looks at it any more. */
export const codec: Codec<Row> = {
  newRow,
  toItem: ({ request, ...row }) => ({
    ...row,
    ...request,
    expiresAt: Math.ceil((row.writtenAt + longestMemoryMs) / 1_000),
  }),
  item: z.pipe(
    attributes.check(
      z.refine(({ state, at }: Item) => state !== undefined || at === undefined, { path: ['state'] }),
      z.refine(({ state, at }: Item) => state === undefined || at !== undefined, { path: ['at'] }),
    ),
    z.transform(rowOf),
  ),
};

function rowOf({ state, at, ...row }: Item): Row {
  return state === undefined || at === undefined ? row : { ...row, request: { state, at } };
}

/** Rows in table PasswordReset (`resources/table.yml`). Throws the SDK's errors as they are. */
export function resetStore(table: { client: DynamoDBClient; tableName: string }): Store<Row> {
  return dynamoDbStore({ ...table, codec });
}
