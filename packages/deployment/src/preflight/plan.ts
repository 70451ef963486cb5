import { resolveIntrinsics } from '@opsline/local-kit/intrinsics';
import * as z from 'zod/mini';

/** A function as it would be deployed; of its environment what is known before. */
export type PlannedFunction = {
  readonly name: string;
  readonly reserved: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
};

/** The network that functions would be in. */
export type PlannedNetwork = {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
};

/** What a service would make, and what it needs that is there. */
export type Plan = {
  readonly service: string;
  readonly stack: string;
  readonly functions: readonly PlannedFunction[];
  readonly bots: readonly string[];
  readonly tables: readonly string[];
  readonly aliases: readonly string[];
  readonly secrets: readonly string[];
  /** Names of contact flows. */
  readonly flows: readonly string[];
  readonly connectInstanceArn: string | undefined;
  readonly handOverQueueArn: string | undefined;
  readonly network: PlannedNetwork | undefined;
  /** Keys that are named, and not made. */
  readonly keyArns: readonly string[];
};

const properties = z._default(z.record(z.string(), z.unknown()), {});

const printed = z.object({
  service: z.string(),
  functions: z._default(
    z.record(
      z.string(),
      z.object({
        name: z.string(),
        condition: z.optional(z.string()),
        reservedConcurrency: z.optional(z.unknown()),
        environment: z._default(z.record(z.string(), z.unknown()), {}),
      }),
    ),
    {},
  ),
  resources: z.object({
    Resources: z._default(
      z.record(
        z.string(),
        z.object({ Type: z.string(), Condition: z.optional(z.string()), Properties: properties }),
      ),
      {},
    ),
    Conditions: z._default(z.record(z.string(), z.unknown()), {}),
    extensions: z._default(z.record(z.string(), z.object({ Properties: properties })), {}),
  }),
});

const inNetwork = z.object({
  VpcConfig: z.object({ SubnetIds: z.array(z.string()), SecurityGroupIds: z.array(z.string()) }),
});

const withQueue = z.object({
  Content: z.object({ 'Fn::Sub': z.tuple([z.string(), z.object({ HandOverQueueArn: z.string() })]) }),
});

/**
 * Reads what a service would be, as `serverless print --format json` says it.
 *
 * @throws ZodError where the command printed something else
 */
export function planOf(json: unknown, stage: string, place: { region: string; account: string }): Plan {
  const { service, functions, resources } = printed.parse(json);
  const template = { Conditions: resources.Conditions };
  const values = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::StackName': `${service}-${stage}`,
  };
  const resolve = (node: unknown) => resolveIntrinsics(node, template, values);
  const holds = (Condition: string | undefined) =>
    Condition === undefined || resolve({ Condition }) !== false;
  const made = Object.values(resources.Resources).filter(({ Condition }) => holds(Condition));
  const deployed = Object.values(functions).filter(({ condition }) => holds(condition));
  const texts = (type: string, property: string) =>
    made
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => resolve(Properties[property]))
      .filter((it) => typeof it === 'string');
  const flows = made.filter(({ Type }) => Type === 'AWS::Connect::ContactFlow');
  const queues = flows
    .map(({ Properties }) => withQueue.safeParse(Properties).data?.Content['Fn::Sub'][1].HandOverQueueArn)
    .filter((arn) => arn?.startsWith('arn:'));
  const networks = Object.values(resources.extensions).map(
    (it) => inNetwork.safeParse(resolve(it.Properties)).data?.VpcConfig,
  );
  const vpc = networks.find((it) => it !== undefined);
  return {
    service,
    stack: `${service}-${stage}`,
    functions: deployed.map(({ name, reservedConcurrency, environment }) => ({
      name,
      reserved: typeof reservedConcurrency === 'number' ? reservedConcurrency : undefined,
      environment: Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, textOf(resolve(value))]),
      ),
    })),
    bots: texts('AWS::Lex::Bot', 'Name'),
    tables: texts('AWS::DynamoDB::Table', 'TableName'),
    aliases: texts('AWS::KMS::Alias', 'AliasName'),
    secrets: texts('AWS::SecretsManager::Secret', 'Name'),
    flows: texts('AWS::Connect::ContactFlow', 'Name'),
    connectInstanceArn: texts('AWS::Connect::IntegrationAssociation', 'InstanceId')[0],
    handOverQueueArn: queues[0],
    network: vpc && { subnetIds: vpc.SubnetIds, securityGroupIds: vpc.SecurityGroupIds },
    keyArns: texts('AWS::KMS::Alias', 'TargetKeyId').filter((it) => it.startsWith('arn:')),
  };
}

/** So many characters an ARN may well have: what only the deployment knows counts as one. */
const longArn = 'x'.repeat(128);

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? longArn : String(value ?? '');
}
