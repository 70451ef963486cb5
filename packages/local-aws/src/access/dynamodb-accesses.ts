import type { Access, Context } from '@opsline/local-iam';
import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';

const table = z.object({ TableName: z.string() });
const ofTable = table.extend({ IndexName: z.string().optional() });
const reading = ofTable.extend({
  Key: z.record(z.string(), z.unknown()).default({}),
  ProjectionExpression: z.string().optional(),
  KeyConditionExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  Select: z.string().optional(),
});
const ofSeveral = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const ofTagged = z.object({ ResourceArn: z.string() });

/** Each part of a transaction is allowed by itself (DynamoDB, "Using IAM with transactions"). */
const parts = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;
const transaction = z.object({
  TransactItems: z.array(z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), table)),
});

/** What whoever makes a call of DynamoDB has to be allowed, on which tables and indexes. */
export function dynamoDbAccesses(operation: string, input: unknown): Access[] {
  const action = `dynamodb:${operation}`;
  const transacted = transaction.safeParse(input).data;
  if (transacted) {
    return transacted.TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, { TableName }]) => ({
        action: `dynamodb:${parts[z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']).parse(part)]}`,
        resource: tableArn(TableName),
      })),
    );
  }
  const several = ofSeveral.safeParse(input).data;
  if (several) return Object.keys(several.RequestItems).map((name) => ({ action, resource: tableArn(name) }));
  const tagged = ofTagged.safeParse(input).data;
  if (tagged) return [{ action, resource: tagged.ResourceArn }];
  const one = ofTable.safeParse(input).data;
  if (!one) return [{ action, resource: '*' }];
  const index = one.IndexName === undefined ? '' : `/index/${one.IndexName}`;
  const resource = `${tableArn(one.TableName)}${index}`;
  const read = /^(GetItem|Query)$/.test(operation) ? reading.safeParse(input).data : undefined;
  return [{ action, resource, ...(read && { context: contextOf(read) }) }];
}

/** Which attributes a request names, and whether it wants others too (DynamoDB, "Using IAM policy conditions"). */
function contextOf(read: z.output<typeof reading>): Context {
  const { Key, ProjectionExpression: projection, KeyConditionExpression, IndexName } = read;
  const written = `${projection ?? ''},${KeyConditionExpression}`;
  const named = written.match(/(?<![:.\w])[#A-Za-z_]\w*(?!\w|\()/g) ?? [];
  const names = named
    .filter((name) => !/^(AND|BETWEEN)$/i.test(name))
    .map((name) => read.ExpressionAttributeNames[name] ?? name);
  const all = IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
  return {
    'dynamodb:Attributes': [...new Set([...Object.keys(Key), ...names])],
    'dynamodb:Select': read.Select ?? (projection === undefined ? all : 'SPECIFIC_ATTRIBUTES'),
  };
}

function tableArn(name: string): string {
  return name.startsWith('arn:') ? name : arnOf('dynamodb', `table/${name}`);
}
