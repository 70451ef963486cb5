import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '@opsline/attempts';
import { type Codec, dynamoDbStore, whole } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { longestMemoryMs } from './limits.ts';
import { newRow, type Row, requestStates } from './row.ts';

const attributes = z.object({
  version: whole,
  writtenAt: whole,
  wrong: z.array(whole),
  underWay: z.array(whole),
  resets: z.array(whole),
  state: z.optional(z.enum(requestStates)),
  at: z.optional(whole),
});

type Item = z.infer<typeof attributes>;

function rowOf({ state, at, ...row }: Item): Row {
  return state === undefined || at === undefined ? row : { ...row, request: { state, at } };
}

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

/** Rows in table PasswordReset (`resources/table.yml`). Throws the SDK's errors as they are. */
export function resetStore(table: { client: DynamoDBClient; tableName: string }): Store<Row> {
  return dynamoDbStore({ ...table, codec });
}
