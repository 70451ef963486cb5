import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandOutput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Entry, JournalStore } from './journal.ts';
import { persistently } from './persistently.ts';

const entrySchema = z.pipe(
  z.string().check(z.regex(/^[0-9]{1,15} [^ ]+ [^ ]+$/)),
  z.transform((text): Entry => {
    const [at = '', kind = '', id = ''] = text.split(' ');
    return { at: Number(at), kind, id };
  }),
);

const itemSchema = z.object({ entries: z.optional(z.array(entrySchema)) });

function textOf({ at, kind, id }: Entry): string {
  return `${at} ${kind} ${id}`;
}

function secondsOf(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** A client, and the name of a table whose key is `uuid` (String). */
export type JournalTable = { readonly client: DynamoDBClient; readonly tableName: string };

/**
 * Journals in a table of DynamoDB: one strongly consistent GetItem to read, one UpdateItem to append. Items are given
 * to DynamoDB for deletion (`expiresAt`, epoch seconds) once nothing has been appended for as long as entries are kept.
 * Throws the SDK's errors as they are; a malformed item throws an error naming table, key and attribute, no value.
 */
export function dynamoDbJournal({ client, tableName }: JournalTable): JournalStore {
  const parse = (key: string, item: GetItemCommandOutput['Item']): readonly Entry[] => {
    const parsed = itemSchema.safeParse(unmarshall(item ?? {}, { wrapNumbers: Number }));
    if (parsed.success) return parsed.data.entries ?? [];
    throw new Error(`Table ${tableName}, uuid ${key}: entries is of another type.`);
  };

  const read = async (key: string): Promise<readonly Entry[]> => {
    const command = { TableName: tableName, Key: { uuid: { S: key } }, ConsistentRead: true };
    const { Item } = await persistently(() => client.send(new GetItemCommand(command)));
    return parse(key, Item);
  };

  const update = (key: string, input: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>) =>
    persistently(() =>
      client.send(new UpdateItemCommand({ ...input, TableName: tableName, Key: { uuid: { S: key } } })),
    );

  return {
    read,

    append: async (key, entry, keptUntil) => {
      try {
        const { Attributes } = await update(key, {
          UpdateExpression: 'SET #e = list_append(if_not_exists(#e, :none), :entry), #x = :x',
          // What was appended already, its answer lost, is not appended again.
          ConditionExpression: 'NOT contains(#e, :text)',
          ExpressionAttributeNames: { '#e': 'entries', '#x': 'expiresAt' },
          ExpressionAttributeValues: marshall({
            ':none': [],
            ':entry': [textOf(entry)],
            ':text': textOf(entry),
            ':x': secondsOf(keptUntil),
          }),
          ReturnValues: 'ALL_NEW',
        });
        return parse(key, Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return read(key);
        throw error;
      }
    },

    touch: async (key, keptUntil) => {
      await update(key, {
        UpdateExpression: 'SET #e = if_not_exists(#e, :none), #x = if_not_exists(#x, :x)',
        ExpressionAttributeNames: { '#e': 'entries', '#x': 'expiresAt' },
        ExpressionAttributeValues: marshall({ ':none': [], ':x': secondsOf(keptUntil) }),
      });
    },

    trim: async (key, entries, kept) => {
      const [first] = entries;
      if (first === undefined) return;
      try {
        await update(key, {
          UpdateExpression: 'SET #e = :kept',
          ConditionExpression: 'size(#e) = :size AND #e[0] = :first',
          ExpressionAttributeNames: { '#e': 'entries' },
          ExpressionAttributeValues: marshall({
            ':kept': kept.map(textOf),
            ':size': entries.length,
            ':first': textOf(first),
          }),
        });
      } catch (error) {
        // Others have appended: whoever comes next trims.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
