import * as z from 'zod';

const value = z.record(z.string(), z.unknown());

const put = z.strictObject({
  TableName: z.string(),
  Item: z.record(z.string(), value),
  ConditionExpression: z.string().exactOptional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).exactOptional(),
  ExpressionAttributeValues: z.record(z.string(), value).exactOptional(),
});

/** A transaction as this stand-in has it: up to 100 conditional PutItem (API reference, TransactWriteItems). */
const transactionShape = z.strictObject({
  TransactItems: z
    .array(z.strictObject({ Put: put }))
    .min(1)
    .max(100),
  ClientRequestToken: z.string().min(1).max(36).exactOptional(),
});

/** One PutItem of a transaction. */
export type Put = z.output<typeof put>;

/** What a request asks for. */
export type Transaction = z.output<typeof transactionShape>;

/** The parsed transaction, or the path of what is not understood and what was expected there. */
export function parseTransaction(body: Buffer): Transaction | { readonly refused: string } {
  const parsed = transactionShape.safeParse(JSON.parse(body.toString('utf8')));
  if (parsed.success) return parsed.data;
  return {
    refused: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  };
}
