import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { packedWindows, unpackedWindows } from '../run-index/index-row.ts';
import type { IndexStore } from '../run-index/index-store.ts';
import type { WindowKnown } from '../run-index/known.ts';

/** The rows are one item collection, so that one query has them all. */
const all = { index: { S: 'runs' } };

/** So many rows: few enough to read them all, and enough that writers seldom meet in one. */
const rows = 64;

/** The row that says when the list of windows was read, the last in order. */
const list = { ...all, row: { S: 'list' } };

const rowShape = z.object({
  row: z.object({ S: z.string() }),
  version: z.object({ N: z.string() }),
  windows: z.optional(z.object({ B: z.instanceof(Uint8Array) })),
  readAt: z.optional(z.object({ N: z.string() })),
});

/** A writer that is always overtaken gives up. */
const attempts = 20;

/** Table PatchRun over DynamoDB. Rows are versioned: a write that somebody else has overtaken is made again. */
export function indexTable({
  client,
  tableName: TableName,
}: {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}): IndexStore {
  const read = async (key: Record<string, AttributeValue>) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key, ConsistentRead: true }));
    return rowOf(Item);
  };
  const readRow = async (windowId: string) => {
    const key = { ...all, row: { S: rowFor(windowId) } };
    return { key, ...(await read(key)) };
  };
  /** @returns whether nobody else came first */
  const write = async (item: Record<string, AttributeValue>, version: number): Promise<boolean> => {
    const command = new PutItemCommand({
      TableName,
      Item: { ...item, version: { N: String(version + 1) } },
      ConditionExpression: 'attribute_not_exists(version) OR version = :version',
      ExpressionAttributeValues: { ':version': { N: String(version) } },
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  };
  /** Makes one attempt after the other until one is not overtaken. */
  const untilWritten = async (attempt: () => Promise<boolean>): Promise<void> => {
    for (let count = 0; count < attempts; count += 1) if (await attempt()) return;
    throw new Error('a row of the index is written by too many at once');
  };

  return {
    load: async () => {
      const windows: WindowKnown[] = [];
      let listReadAt: number | undefined;
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: '#index = :runs',
            ExpressionAttributeNames: { '#index': 'index' },
            ExpressionAttributeValues: { ':runs': all.index },
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        for (const item of page.Items ?? []) {
          const row = rowOf(item);
          windows.push(...row.windows);
          listReadAt ??= row.readAt;
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return { windows, ...(listReadAt !== undefined && { listReadAt }) };
    },

    find: async (windowId) => {
      const { windows } = await readRow(windowId);
      return windows.find((window) => window.windowId === windowId);
    },

    update: (windowId, change) =>
      untilWritten(async () => {
        const { key, windows, version } = await readRow(windowId);
        const before = windows.find((window) => window.windowId === windowId);
        const after = change(before);
        if (after === before) return true;
        const others = windows.filter((window) => window !== before);
        const packed = packedWindows(after ? [...others, after] : others);
        return write({ ...key, windows: { B: packed } }, version);
      }),

    noteListRead: (at) =>
      untilWritten(async () => {
        const { readAt = 0, version } = await read(list);
        return readAt >= at || write({ ...list, readAt: { N: String(at) } }, version);
      }),
  };
}

/** The row of a window; the digits of its ID are drawn at random. */
function rowFor(windowId: string): string {
  return String(Number.parseInt(windowId.slice(-4), 16) % rows).padStart(2, '0');
}

function rowOf(item: Record<string, AttributeValue> | undefined) {
  if (item === undefined) return { version: 0, windows: [] };
  const { version, windows, readAt } = parseAt('row', rowShape, item);
  return {
    version: Number(version.N),
    windows: windows ? unpackedWindows(windows.B) : [],
    ...(readAt && { readAt: Number(readAt.N) }),
  };
}
