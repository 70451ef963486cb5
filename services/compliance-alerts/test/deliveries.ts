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
  Item: item,
  ConditionExpression: z.literal(condition).optional(),
  ExpressionAttributeValues: z.object({ ':execution': text, ':claimed': text, ':dead': number }).optional(),
});
const keyed = z.object({ Key: z.object({ Delivery: text }) });

type Item = z.infer<typeof item>;

/** The table of deliveries in memory. It knows the one condition the machine uses, and no other. */
export function createDeliveries() {
  const items = new Map<string, Item>();
  const allowed = (old: Item | undefined, values: z.infer<typeof put>['ExpressionAttributeValues']) =>
    !values ||
    !old ||
    old.Execution?.S === values[':execution'].S ||
    (old.Status?.S === values[':claimed'].S && Number(old.ClaimedAt?.N) < Number(values[':dead'].N));
  const resources: Readonly<Record<string, Resource>> = {
    'arn:aws:states:::dynamodb:putItem': async (args: Json) => {
      const { Item, ExpressionAttributeValues } = put.parse(args);
      if (!allowed(items.get(Item.Delivery.S), ExpressionAttributeValues)) {
        throw new TaskFailed('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
      }
      items.set(Item.Delivery.S, Item);
      return {};
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
    /** The status of each delivery by `week#sink`. */
    status: () =>
      Object.fromEntries([...items].flatMap(([key, { Status }]) => (Status ? [[key, Status.S]] : []))),
  };
}
