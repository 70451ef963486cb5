import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { day } from '@opsline/function-kit/durations';
import type { Known, Memory, Taken } from '../slack/memory.ts';
import { markOf } from '../slack/message.ts';
import { toldIn } from '../slack/told.ts';

type Item = Record<string, AttributeValue>;

/** The end of a conversation is known as long as its buttons may be pressed by mistake. */
const endKnownMs = 30 * day;

/**
 * What is remembered of messages and conversations, in table Slack of DynamoDB, whose rows have a time to live.
 *
 * @param now epoch milliseconds
 */
export function slackTable(client: DynamoDBClient, tableName: string, now: () => number): Memory {
  const expires = (ms: number): AttributeValue => ({ N: String(Math.ceil((now() + ms) / 1_000)) });

  /** Writes an item where nothing stands in its way; whether it did. */
  const put = async (item: Item, condition: string, values: Item): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: item,
          ConditionExpression: `attribute_not_exists(id) OR ${condition}`,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (fault) {
      if (fault instanceof Error && fault.name === 'ConditionalCheckFailedException') return false;
      throw fault;
    }
  };

  const get = async (id: string): Promise<Item | undefined> => {
    const query = { TableName: tableName, Key: { id: { S: id } }, ConsistentRead: true };
    return (await client.send(new GetItemCommand(query))).Item;
  };

  const become = async (
    message: Known,
    stage: 'answered' | 'done' | 'open',
    told?: string,
  ): Promise<void> => {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { id: { S: messageId(message) } },
        UpdateExpression: `SET stage = :stage ${told === undefined ? 'REMOVE told' : ', told = :told'}`,
        ExpressionAttributeValues: {
          ':stage': { S: stage },
          ...(told !== undefined && { ':told': { S: told } }),
        },
      }),
    );
  };

  return {
    take: async (message, { by, forMs }): Promise<Taken> => {
      const id = messageId(message);
      if (message.event !== undefined) {
        const event = { id: { S: `event#${message.event}` }, message: { S: id }, expires: expires(forMs) };
        if (!(await put(event, 'message = :message', { ':message': { S: id } }))) return { is: 'duplicate' };
      }
      const begun = { id: { S: id }, stage: { S: 'begun' }, attempt: { S: by }, expires: expires(forMs) };
      const isFree = 'stage = :open OR attempt = :by';
      if (await put(begun, isFree, { ':open': { S: 'open' }, ':by': { S: by } })) return { is: 'new' };
      const { stage, told } = (await get(id)) ?? {};
      if (stage?.S === 'done') return { is: 'duplicate' };
      const kept = stage?.S === 'answered' ? toldIn(told?.S ?? '') : undefined;
      return kept === undefined ? { is: 'begun' } : { is: 'answered', told: kept };
    },
    answered: (message, told) => become(message, 'answered', JSON.stringify(told)),
    done: (message) => become(message, 'done'),
    reopen: (message) => become(message, 'open'),
    end: async (conversation, at) => {
      const id = `end#${markOf(conversation)}`;
      const item = { id: { S: id }, at: { S: at }, expires: expires(endKnownMs) };
      await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
    },
    endOf: async (conversation) => (await get(`end#${markOf(conversation)}`))?.at?.S,
  };
}

function messageId({ key }: Known): string {
  return `message#${markOf(key)}`;
}
