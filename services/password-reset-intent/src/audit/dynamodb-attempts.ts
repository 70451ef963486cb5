import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type NativeAttributeValue, unmarshall } from '@aws-sdk/util-dynamodb';
import { mostSteps, parseAttempt, toldUpdate, writtenUpdate } from './attempt-item.ts';
import type { AttemptRecord, AttemptTable } from './attempt-table.ts';

/** A client and the name of table Attempt, as `resources/table.yml` makes it. */
type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/**
 * Attempts in table Attempt: one UpdateItem a step, which reads nothing and may be sent twice. Throws the SDK's errors
 * as they are; a malformed item throws an error naming table, key and attribute, no value.
 */
export function dynamoDbAttempts({ client, tableName: TableName }: Table): AttemptTable {
  const parse = (item: Record<string, NativeAttributeValue>): AttemptRecord => parseAttempt(TableName, item);
  const keyOf = (id: string) => ({ TableName, Key: { uuid: { S: id } } });

  /** Whether the item met the condition. */
  const update = async (input: ConstructorParameters<typeof UpdateItemCommand>[0]): Promise<boolean> => {
    try {
      await client.send(new UpdateItemCommand(input));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const query = (IndexName: string, name: string, value: string): QueryCommandInput => ({
    TableName,
    IndexName,
    KeyConditionExpression: '#k = :k',
    ExpressionAttributeNames: { '#k': name },
    ExpressionAttributeValues: { ':k': { S: value } },
  });

  async function* pagesOf(input: QueryCommandInput): AsyncIterable<AttemptRecord> {
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }));
      for (const item of page.Items ?? []) yield parse(unmarshall(item, { wrapNumbers: Number }));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  return {
    // What comes beyond so many steps, of somebody who tries again and again, is in the log alone.
    write: (written) => update({ ...keyOf(written.id), ...writtenUpdate(written, mostSteps) }),

    due: async (now, Limit) => {
      const input = query('due', 'due', 'due');
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...input,
          Limit,
          KeyConditionExpression: '#k = :k AND #d <= :now',
          ExpressionAttributeNames: { ...input.ExpressionAttributeNames, '#d': 'dueAt' },
          ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':now': { N: String(now) } },
        }),
      );
      return Items.map((item) => parse(unmarshall(item, { wrapNumbers: Number })));
    },

    putOff: (id, dueAt, until) =>
      update({
        ...keyOf(id),
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: 'dueAt = :due',
        ExpressionAttributeValues: { ':until': { N: String(until) }, ':due': { N: String(dueAt) } },
      }),

    told: async (id, dueAt, left) => {
      await update({ ...keyOf(id), ...toldUpdate(dueAt, left) });
    },

    find: async (id) => {
      const { Item } = await client.send(new GetItemCommand({ ...keyOf(id), ConsistentRead: true }));
      return Item && parse(unmarshall(Item, { wrapNumbers: Number }));
    },

    ofDay: (day) => pagesOf(query('byDay', 'day', day)),
    ofAccount: (account) => pagesOf(query('byAccount', 'account', account)),
  };
}
