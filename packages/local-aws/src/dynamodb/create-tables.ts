import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { describeIssues } from '@opsline/local-kit/issues';
import { z } from 'zod';

const throughput = z.strictObject({ ReadCapacityUnits: z.int(), WriteCapacityUnits: z.int() });
const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const localIndex = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).exactOptional(),
  }),
});
const globalIndex = localIndex.extend({ ProvisionedThroughput: throughput.exactOptional() });

/** What a table is made of: the same names in CloudFormation and in CreateTable. */
const tableShape = z.strictObject({
  TableName: z
    .string()
    .regex(/^[a-zA-Z0-9_.-]{3,255}$/, 'expected a table name with nothing left to resolve'),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).exactOptional(),
  ProvisionedThroughput: throughput.exactOptional(),
  GlobalSecondaryIndexes: z.array(globalIndex).exactOptional(),
  LocalSecondaryIndexes: z.array(localIndex).exactOptional(),
});

/**
 * What a deployed table has and one in memory has no use for; rows whose time to live is over may stay for days at AWS
 * too. Any property that is in neither list is refused, and so is what would be missed: a stream, a limit.
 */
const dropped: readonly string[] = [
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'PointInTimeRecoverySpecification',
  'ResourcePolicy',
  'SSESpecification',
  'TableClass',
  'Tags',
  'TimeToLiveSpecification',
  'WarmThroughput',
];

const resourceShape = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Makes every `AWS::DynamoDB::Table` of a CloudFormation `Resources` object; other resources are left alone.
 * Names must be resolved (`${sls:stage}` and the like are the caller's). Resolves to the names of the tables.
 * Throws, before any table is made, when a property is not understood.
 */
export async function createTables(
  endpoint: string,
  resources: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const tables = Object.entries(resources).flatMap(([logicalId, resource]) => readTable(logicalId, resource));
  const client = new DynamoDBClient(localClient(endpoint));
  try {
    for (const table of tables) {
      await client.send(new CreateTableCommand(table));
      await isActive(client, table.TableName);
    }
  } finally {
    client.destroy();
  }
  return tables.flatMap(({ TableName }) => TableName ?? []);
}

function readTable(logicalId: string, resource: unknown): readonly CreateTableCommandInput[] {
  const path = `Resources.${logicalId}`;
  const { Type, Properties } = parseAt(path, resourceShape, resource);
  if (Type !== 'AWS::DynamoDB::Table') return [];
  const used = Object.entries(Properties).filter(([name]) => !dropped.includes(name));
  return [parseAt(`${path}.Properties`, tableShape, Object.fromEntries(used))];
}

function parseAt<S extends z.ZodType>(path: string, shape: S, value: unknown): z.output<S> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: ${describeIssues(parsed.error)}`);
}

/** A table takes requests once it is active, which is a moment after it was made. */
async function isActive(client: DynamoDBClient, TableName: string | undefined): Promise<void> {
  for (let status = ''; status !== 'ACTIVE'; ) {
    status = (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus ?? '';
  }
}
