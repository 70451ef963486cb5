import type { Restorable } from '@opsline/local-kit/snapshot';
import * as z from 'zod';
import type { Turns } from './turns.ts';
import type { DynamoDb } from './wire.ts';

type Operation = 'CreateTable' | 'DescribeTable' | 'PutItem' | 'Scan';

const namedShape = z.object({ TableName: z.string() });
const tableShape = z.object({ Table: z.object({ TableStatus: z.string() }) });
const pageShape = z.object({ Items: z.array(z.unknown()), LastEvaluatedKey: z.unknown().optional() });

/** A table: what made it, as it was sent, and its items. */
type Table = { readonly made: string; readonly items: readonly unknown[] };

/**
 * The tables of a DynamoDB that cannot put them back itself: they are made anew in another one, which takes its place.
 *
 * @param create an empty one
 */
export function createTables(
  create: () => DynamoDb,
  turns: Turns,
): Restorable & { readonly answer: DynamoDb } {
  let inner = create();
  /** By name, the request that made each. */
  const made = new Map<string, string>();
  const restored = async (tables: ReadonlyMap<string, Table>): Promise<void> => {
    const fresh = create();
    for (const [TableName, { made: body, items }] of tables) {
      await ask(fresh, 'CreateTable', body);
      await active(fresh, TableName);
      for (const Item of items) await ask(fresh, 'PutItem', JSON.stringify({ TableName, Item }));
    }
    inner = fresh;
    made.clear();
    for (const [name, { made: body }] of tables) made.set(name, body);
  };
  return {
    answer: async (request) => {
      const reply = await inner(request);
      const [, operation] =
        /\.(CreateTable|DeleteTable)$/.exec(String(request.headers['x-amz-target'])) ?? [];
      if (operation === undefined || reply.status !== 200) return reply;
      const body = request.body.toString();
      const { TableName } = namedShape.parse(JSON.parse(body));
      if (operation === 'CreateTable') made.set(TableName, body);
      else made.delete(TableName);
      return reply;
    },
    snapshot: () =>
      turns.alone(async () => {
        const tables = new Map<string, Table>();
        for (const [name, body] of made) tables.set(name, { made: body, items: await itemsOf(inner, name) });
        return () => turns.alone(() => restored(tables));
      }),
  };
}

async function itemsOf(dynamoDb: DynamoDb, TableName: string, from?: unknown): Promise<readonly unknown[]> {
  const page = await ask(dynamoDb, 'Scan', JSON.stringify({ TableName, ExclusiveStartKey: from }));
  const { Items, LastEvaluatedKey } = pageShape.parse(page);
  return LastEvaluatedKey === undefined
    ? Items
    : [...Items, ...(await itemsOf(dynamoDb, TableName, LastEvaluatedKey))];
}

/** A table takes requests once it is active, which is a moment after it was made. */
async function active(dynamoDb: DynamoDb, TableName: string): Promise<void> {
  const { Table } = tableShape.parse(await ask(dynamoDb, 'DescribeTable', JSON.stringify({ TableName })));
  if (Table.TableStatus !== 'ACTIVE') await active(dynamoDb, TableName);
}

/** Asks what nobody else has to know of. @throws with the name of the operation, where it is refused */
async function ask(dynamoDb: DynamoDb, operation: Operation, body: string): Promise<unknown> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    authorization: signature,
    'x-amz-date': '20260101T000000Z',
  };
  const reply = await dynamoDb({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
  const answer: unknown = JSON.parse(reply.body);
  if (reply.status !== 200) throw new Error(`${operation} was refused`);
  return answer;
}

/** dynalite looks at its form alone. */
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';
