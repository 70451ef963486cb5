import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { pauseByChance, persistently } from './persistently.ts';
import type { Store, Versioned, Write } from './store.ts';

export { dynamoDbJournal } from './dynamodb-journal.ts';

/** A Number that is whole and not negative, as plain value: times, counts, versions. */
export const whole = z.int().check(z.minimum(0), z.maximum(999_999_999_999_999));

/** How one kind of row is kept as an item. */
export type Codec<Row extends Versioned> = {
  /** The row of somebody nothing is known about. */
  readonly newRow: Row;
  /** A row as plain values of attributes but for the key, `version` among them; what is undefined is left out. */
  readonly toItem: (row: Row) => Readonly<Record<string, unknown>>;
  /** What the plain values of an item's attributes must be, and the row that they are. */
  readonly item: z.ZodMiniType<Row>;
};

/** A client, the name of a table whose key is `uuid` (String), and what its rows are like. */
export type Table<Row extends Versioned> = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly codec: Codec<Row>;
  /** What whoever lost a race, or met a full table, waits for; `pauseByChance` unless told. */
  readonly pause?: () => Promise<unknown>;
};

const written = z.object({ writer: z.optional(z.string()) });

/**
 * Rows in a table of DynamoDB: a strongly consistent GetItem to read; to replace one, a conditional PutItem, and
 * several, one TransactWriteItems, whose token makes it happen once however often the SDK sends it.
 * Throws the SDK's errors as they are; a malformed row throws an error naming table, key and attribute, no value.
 */
export function dynamoDbStore<Row extends Versioned>({
  client,
  tableName,
  codec,
  pause = pauseByChance,
}: Table<Row>): Store<Row> {
  const putOf = ({ key, row, expectedVersion }: Write<Row>) => ({
    TableName: tableName,
    Item: marshall({ ...codec.toItem(row), writer: row.writer, uuid: key }, { removeUndefinedValues: true }),
    ConditionExpression: expectedVersion === 0 ? 'attribute_not_exists(#u) OR #v = :v' : '#v = :v',
    ExpressionAttributeNames: { '#v': 'version', ...(expectedVersion === 0 && { '#u': 'uuid' }) },
    ExpressionAttributeValues: { ':v': { N: String(expectedVersion) } },
  });

  const send = async (writes: readonly Write<Row>[]): Promise<void> => {
    const [only, ...others] = writes.map(putOf);
    if (only === undefined) return;
    if (others.length === 0) {
      await persistently(() => client.send(new PutItemCommand(only)), pause);
      return;
    }
    const TransactItems = [only, ...others].map((Put) => ({ Put }));
    const command = { TransactItems, ClientRequestToken: randomUUID() };
    await persistently(() => client.send(new TransactWriteItemsCommand(command)), pause);
  };

  return {
    read: async (key) => {
      const command = { TableName: tableName, Key: { uuid: { S: key } }, ConsistentRead: true };
      const { Item } = await persistently(() => client.send(new GetItemCommand(command)), pause);
      if (Item === undefined) return codec.newRow;
      const values = unmarshall(Item, { wrapNumbers: Number });
      const row = codec.item.safeParse(values);
      if (!row.success) {
        const attribute = String(row.error.issues[0]?.path[0] ?? 'item');
        throw new Error(`Table ${tableName}, uuid ${key}: ${attribute} is missing or of another type.`);
      }
      const { data } = written.safeParse(values);
      return data?.writer === undefined ? row.data : { ...row.data, writer: data.writer };
    },

    replace: async (writes) => {
      try {
        await send(writes);
        return true;
      } catch (error) {
        if (!isLostRace(error)) throw error;
        await pause();
        return false;
      }
    },
  };
}

const lost = ['None', 'ConditionalCheckFailed', 'TransactionConflict'];

/** Somebody else wrote a row first, or is about to (API reference, TransactWriteItems, cancellation reasons). */
function isLostRace(error: unknown): boolean {
  return (
    error instanceof ConditionalCheckFailedException ||
    error instanceof TransactionConflictException ||
    (error instanceof TransactionCanceledException &&
      (error.CancellationReasons ?? [{}]).every(({ Code = '' }) => lost.includes(Code)))
  );
}
