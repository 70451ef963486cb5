import { type Json, type Resource, TaskFailed } from '@opsline/local-states';
import { z } from 'zod';

const condition =
  'attribute_not_exists(Delivery) OR #execution = :execution OR (#status = :claimed AND ClaimedAt < :dead)';
const text = z.object({ S: z.string() });
const number = z.object({ N: z.string() });
const item = z.looseObject({
  Delivery: text,
  Status: text.optional(),
  Execution: text.optional(),
  ClaimedAt: number.optional(),
});
const put = z.object({
  TableName: z.literal('deliveries'),
  Item: item,
  ConditionExpression: z.literal(condition).optional(),
  ExpressionAttributeValues: z.object({ ':execution': text, ':claimed': text, ':dead': number }).optional(),
});
const keyed = z.object({ Key: z.object({ Delivery: text }) });

const list = z.object({
  TableName: z.literal('lists'),
  Item: z.strictObject({ Shard: text, Week: text, Open: text, ExpiresAt: number }),
});
const listQuery = z.object({
  TableName: z.literal('lists'),
  KeyConditionExpression: z.literal('#shard = :shard AND #week < :week'),
  ExpressionAttributeNames: z.strictObject({ '#shard': z.literal('Shard'), '#week': z.literal('Week') }),
  ExpressionAttributeValues: z.strictObject({ ':shard': text, ':week': text }),
  ScanIndexForward: z.literal(false),
  Limit: z.literal(1),
});

type List = z.infer<typeof list>['Item'];
type Item = z.infer<typeof item>;

/** The tables of deliveries and of lists in memory. They know the conditions the machine uses, and no others. */
export function createDeliveries() {
  const items = new Map<string, Item>();
  const lists = new Map<string, List>();
  const keepList = (one: List) => lists.set(`${one.Shard.S}#${one.Week.S}`, one);
  const allowed = (old: Item | undefined, values: z.infer<typeof put>['ExpressionAttributeValues']) =>
    !values ||
    !old ||
    old.Execution?.S === values[':execution'].S ||
    (old.Status?.S === values[':claimed'].S && Number(old.ClaimedAt?.N) < Number(values[':dead'].N));
  const resources: Readonly<Record<string, Resource>> = {
    'arn:aws:states:::dynamodb:putItem': async (args: Json) => {
      const kept = list.safeParse(args);
      if (kept.success) {
        keepList(kept.data.Item);
        return {};
      }
      const { Item, ExpressionAttributeValues } = put.parse(args);
      if (!allowed(items.get(Item.Delivery.S), ExpressionAttributeValues)) {
        throw new TaskFailed('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
      }
      items.set(Item.Delivery.S, Item);
      return {};
    },
    'arn:aws:states:::aws-sdk:dynamodb:query': async (args: Json) => {
      const { ':shard': shard, ':week': week } = listQuery.parse(args).ExpressionAttributeValues;
      const [newest] = [...lists.values()]
        .filter(({ Shard, Week }) => Shard.S === shard.S && Week.S < week.S)
        .sort((a, b) => (a.Week.S < b.Week.S ? 1 : -1));
      return { Items: newest ? [newest] : [], Count: newest ? 1 : 0 };
    },
    'arn:aws:states:::dynamodb:deleteItem': async (args: Json) => {
      items.delete(keyed.parse(args).Key.Delivery.S);
      return {};
    },
    'arn:aws:states:::dynamodb:getItem': async (args: Json) => {
      const found = items.get(keyed.parse(args).Key.Delivery.S);
      return found ? { Item: found } : {};
    },
  };
  return {
    resources,
    /** Puts the list of an earlier week there. */
    remember: (week: string, open: string, shard = '123456789012#eu-west-1') =>
      keepList({ Shard: { S: shard }, Week: { S: week }, Open: { S: open }, ExpiresAt: { N: '0' } }),
    /** The list kept of a week; undefined where there is none. */
    listOf: (week: string, shard = '123456789012#eu-west-1') => lists.get(`${shard}#${week}`)?.Open.S,
    /** The status of each delivery by `week#sink`. */
    status: () =>
      Object.fromEntries([...items].flatMap(([key, { Status }]) => (Status ? [[key, Status.S]] : []))),
  };
}
