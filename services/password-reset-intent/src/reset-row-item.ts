import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '@opsline/attempts';
import {
  type Attributes,
  attribute,
  attributeOf,
  dynamoDbStore,
  type Parsed,
} from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { longestMemoryMs } from './reset-limits.ts';
import { newRow, type Row, requestStates } from './reset-row.ts';

const { text, whole, list } = attribute;

const itemSchema = z.object({
  version: whole,
  writtenAt: whole,
  wrong: list(whole),
  underWay: list(whole),
  resets: list(whole),
  state: z.optional(z.pipe(text, z.enum(requestStates))),
  at: z.optional(whole),
});

/** A DynamoDB item as a row, or the first attribute that is missing or of another type. */
export function fromItem(item: unknown): Parsed<Row> {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0] ?? 'item') };
  const { state, at, ...row } = parsed.data;
  if (state === undefined && at === undefined) return { row };
  if (state === undefined || at === undefined) return { wrong: state === undefined ? 'state' : 'at' };
  return { row: { ...row, request: { state, at } } };
}

function times(values: readonly number[]) {
  return attributeOf.list(values.map(attributeOf.whole));
}

/** A row as a DynamoDB item, to be deleted (`expiresAt`, epoch seconds) once no limit looks at it any more. */
export function toItem({ version, writtenAt, wrong, underWay, resets, request }: Row): Attributes {
  return {
    version: attributeOf.whole(version),
    writtenAt: attributeOf.whole(writtenAt),
    wrong: times(wrong),
    underWay: times(underWay),
    resets: times(resets),
    ...(request && { state: attributeOf.text(request.state), at: attributeOf.whole(request.at) }),
    expiresAt: attributeOf.whole(Math.ceil((writtenAt + longestMemoryMs) / 1_000)),
  };
}

/** Rows in table PasswordReset (`table.yml`). Throws the SDK's errors as they are. */
export function resetStore(table: { client: DynamoDBClient; tableName: string }): Store<Row> {
  return dynamoDbStore({ ...table, codec: { newRow, toItem, fromItem } });
}
