import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Store, Versioned } from './store.ts';

export { attribute, attributeOf } from './attribute.ts';

/** The attributes of an item, without its key. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What an item says: a row, or the attribute that is missing or of another type. */
export type Parsed<Row> = { readonly row: Row } | { readonly wrong: string };

/** How one kind of row is kept as an item. */
export type Codec<Row extends Versioned> = {
  /** The row of somebody nothing is known about. */
  readonly newRow: Row;
  /** The attributes of a row but for the key; `version` is among them, as a Number. */
  readonly toItem: (row: Row) => Attributes;
  readonly fromItem: (item: unknown) => Parsed<Row>;
};

/** A client, the name of a table whose key is `uuid` (String), and what its rows are like. */
export type Table<Row extends Versioned> = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly codec: Codec<Row>;
};

/**
 * Rows in a table of DynamoDB: one strongly consistent GetItem to read, one conditional PutItem to replace.
 * Throws the SDK's errors as they are; a malformed row throws an error naming table, key and attribute, no value.
 */
export const dynamoDbStore = <Row extends Versioned>({
  client,
  tableName,
  codec,
}: Table<Row>): Store<Row> => ({
  read: async (key) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { uuid: { S: key } }, ConsistentRead: true }),
    );
    if (Item === undefined) return codec.newRow;
    const parsed = codec.fromItem(Item);
    if ('row' in parsed) return parsed.row;
    throw new Error(`Table ${tableName}, uuid ${key}: ${parsed.wrong} is missing or of another type.`);
  },

  replace: async (key, row, expectedVersion) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...codec.toItem(row), uuid: { S: key } },
          ConditionExpression: expectedVersion === 0 ? 'attribute_not_exists(#u) OR #v = :v' : '#v = :v',
          ExpressionAttributeNames: { '#v': 'version', ...(expectedVersion === 0 && { '#u': 'uuid' }) },
          ExpressionAttributeValues: { ':v': { N: String(expectedVersion) } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
