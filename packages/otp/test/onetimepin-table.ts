import { readFileSync } from 'node:fs';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '@opsline/attempts/testing/dynalite';
import { parse } from 'yaml';
import { z } from 'zod';

const properties = z.strictObject({
  TableName: z.string(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.literal('uuid'), AttributeType: z.literal('S') }),
  ),
  KeySchema: z.array(z.object({ AttributeName: z.literal('uuid'), KeyType: z.literal('HASH') })),
  TimeToLiveSpecification: z.object({ AttributeName: z.literal('expiresAt'), Enabled: z.literal(true) }),
  SSESpecification: z.object({ SSEEnabled: z.literal(true) }),
});
const template = z.object({
  Resources: z.object({
    OnetimepinTable: z.strictObject({ Type: z.literal('AWS::DynamoDB::Table'), Properties: properties }),
  }),
});

/** The properties of the table as deployed. Throws when `table.yml` is not what this package promises. */
export function tableProperties() {
  return template.parse(parse(readFileSync(new URL('../table.yml', import.meta.url), 'utf8'))).Resources
    .OnetimepinTable.Properties;
}

/** Creates a table from `table.yml` under a name of its own; the result is that name. */
export function createOnetimepinTable(client: DynamoDBClient): Promise<string> {
  const { TimeToLiveSpecification: _, SSESpecification: __, TableName: ___, ...input } = tableProperties();
  return createTable(client, input);
}
