import { readFileSync } from 'node:fs';
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTable } from '@opsline/attempts/testing/dynalite';
import { parse } from 'yaml';
import { z } from 'zod';

const name = z.object({
  AttributeName: z.string(),
  AttributeType: z.literal('S'),
});
const key = z.object({ AttributeName: z.string(), KeyType: z.literal('HASH') });
const projection = z.object({ ProjectionType: z.literal('ALL') });
const index = z.object({
  IndexName: z.string(),
  KeySchema: z.array(key),
  Projection: projection,
});
const properties = z.object({
  TableName: z.string(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  AttributeDefinitions: z.array(name),
  KeySchema: z.array(key),
  GlobalSecondaryIndexes: z.array(index),
  SSESpecification: z.object({ SSEEnabled: z.literal(true) }),
  PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.literal(true) }),
  DeletionProtectionEnabled: z.object({ 'Fn::If': z.tuple([z.string(), z.boolean(), z.boolean()]) }),
});
const template = z.object({
  Resources: z.object({
    EmployeeTable: z.strictObject({
      Type: z.literal('AWS::DynamoDB::Table'),
      Condition: z.literal('MakesEmployeeTable'),
      DeletionPolicy: z.literal('RetainExceptOnCreate'),
      UpdateReplacePolicy: z.literal('Retain'),
      Properties: z.strictObject(properties.shape),
    }),
  }),
});

/** The properties of the table as deployed. Throws when `table.yml` is not what this package promises. */
export function tableProperties() {
  return template.parse(parse(readFileSync(new URL('../table.yml', import.meta.url), 'utf8'))).Resources
    .EmployeeTable.Properties;
}

/** Creates a table from `table.yml` under a name of its own; the result is that name. */
export function createEmployeeTable(client: DynamoDBClient): Promise<string> {
  const {
    DeletionProtectionEnabled: _,
    PointInTimeRecoverySpecification: __,
    SSESpecification: ___,
    TableName: ____,
    ...input
  } = tableProperties();
  return createTable(client, input);
}

/** Puts a row as it is, however malformed. */
export function putRow(client: DynamoDBClient, tableName: string, row: Record<string, AttributeValue>) {
  return client.send(new PutItemCommand({ TableName: tableName, Item: row }));
}
