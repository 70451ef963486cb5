import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeInstanceStatusCommand, DescribeTagsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DescribeInstancePatchStatesCommand, SSMClient } from '@aws-sdk/client-ssm';
import { localClient } from '@opsline/local-kit/account';
import { NormalizedSchema } from '@smithy/core/schema';
import { isList, isObject, type Json } from '../query/json.ts';
import { TaskFailed } from '../run/failures.ts';
import type { Resource } from '../run/run-options.ts';

/** Where the AWS stand-in answers, for example `http://127.0.0.1:4599`. */
export type SdkOptions = {
  readonly endpoint: string;
  /** The ARN of the state machine in whose name the calls are made. */
  readonly caller?: string;
};

type Family = {
  /** The prefix of its error names. */
  readonly prefix: string;
  /** The name of every error its model does not list. */
  readonly general: string;
  readonly modelled: ReadonlySet<string>;
};

// EC2 models no exception at all; SSM models these for the calls offered here (aws-sdk integrations, Java SDK v2 names).
const ec2: Family = { prefix: 'Ec2', general: 'Ec2Exception', modelled: new Set() };
const ssm: Family = {
  prefix: 'Ssm',
  general: 'SsmException',
  modelled: new Set(['InternalServerErrorException', 'InvalidNextTokenException', 'ThrottlingException']),
};
const dynamodb: Family = {
  prefix: 'DynamoDB',
  general: 'AmazonDynamoDBException',
  modelled: new Set([
    'ConditionalCheckFailedException',
    'InternalServerErrorException',
    'ProvisionedThroughputExceededException',
    'ResourceNotFoundException',
    'ThrottlingException',
  ]),
};
const sns: Family = {
  prefix: 'SNS',
  general: 'AmazonSNSException',
  modelled: new Set([
    'AuthorizationErrorException',
    'InternalErrorException',
    'InvalidParameterException',
    'NotFoundException',
    'ThrottledException',
  ]),
};

/** A command of the SDK; its schema says what the operation takes. */
type Command = { readonly schema?: PutItemCommand['schema'] | undefined };

/**
 * AWS calls of a state machine, made through the SDK's own clients against a stand-in.
 * Results have the SDK's names (PascalCase) and ISO-8601 times; errors the names Step Functions gives them.
 */
export function sdkResources({ endpoint, caller }: SdkOptions): Readonly<Record<string, Resource>> {
  // Retrying is the state machine's own business.
  const options = { ...localClient(endpoint, caller), maxAttempts: 1 };
  const clients = {
    ec2: new EC2Client(options),
    ssm: new SSMClient(options),
    dynamodb: new DynamoDBClient(options),
    sns: new SNSClient(options),
  };
  return {
    'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus': resource(
      ec2,
      (input) => new DescribeInstanceStatusCommand(input),
      (command) => clients.ec2.send(command),
    ),
    'arn:aws:states:::aws-sdk:ec2:describeTags': resource(
      ec2,
      (input) => new DescribeTagsCommand(input),
      (command) => clients.ec2.send(command),
    ),
    'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates': resource(
      ssm,
      (input) => new DescribeInstancePatchStatesCommand({ InstanceIds: [], ...input }),
      (command) => clients.ssm.send(command),
    ),
    'arn:aws:states:::dynamodb:putItem': resource(
      dynamodb,
      (input) => new PutItemCommand({ TableName: '', Item: {}, ...input }),
      (command) => clients.dynamodb.send(command),
    ),
    'arn:aws:states:::dynamodb:getItem': resource(
      dynamodb,
      (input) => new GetItemCommand({ TableName: '', Key: {}, ...input }),
      (command) => clients.dynamodb.send(command),
    ),
    'arn:aws:states:::dynamodb:deleteItem': resource(
      dynamodb,
      (input) => new DeleteItemCommand({ TableName: '', Key: {}, ...input }),
      (command) => clients.dynamodb.send(command),
    ),
    'arn:aws:states:::sns:publish': resource(
      sns,
      (input) => new PublishCommand({ Message: '', ...input }),
      (command) => clients.sns.send(command),
    ),
  };
}

function resource<C extends Command>(
  family: Family,
  commandOf: (input: object) => C,
  send: (command: C) => Promise<object>,
): Resource {
  return async (args: Json) => {
    if (!isObject(args)) throw new TaskFailed('States.Runtime', 'Arguments must be an object');
    const command = commandOf(args);
    const fault = command.schema && misfit(argumentsOf(command.schema), args, 'Arguments');
    if (fault) throw new Error(fault);
    const output = await send(command).catch((error: unknown) => {
      throw failureOf(family, error);
    });
    return Object.fromEntries(Object.entries(output).filter(([key]) => key !== '$metadata'));
  };
}

/**
 * What an API does not take, by its path: a member it does not have, or a value of another type. Step Functions refuses
 * both; the SDK would leave the one out and send the other somehow, letter by letter where a list is expected.
 */
function misfit(schema: NormalizedSchema, value: Json, at: string): string | undefined {
  if (schema.isListSchema()) {
    if (!isList(value)) return `${at}: expected a list`;
    return value.map((item, i) => misfit(schema.getValueSchema(), item, `${at}[${i}]`)).find(Boolean);
  }
  if (schema.isStructSchema() || schema.isMapSchema()) {
    if (!isObject(value)) return `${at}: expected an object`;
    const members = schema.isStructSchema() ? schema.getMemberSchemas() : undefined;
    return Object.entries(value)
      .map(([name, part]) => {
        const member = members ? members[name] : schema.getValueSchema();
        return member ? misfit(member, part, `${at}.${name}`) : `${at}.${name}: the API has no such member`;
      })
      .find(Boolean);
  }
  const type = scalarOf(schema);
  return type === undefined || typeof value === type ? undefined : `${at}: expected a ${type}`;
}

function scalarOf(schema: NormalizedSchema): 'string' | 'number' | 'boolean' | undefined {
  if (schema.isStringSchema()) return 'string';
  if (schema.isNumericSchema()) return 'number';
  return schema.isBooleanSchema() ? 'boolean' : undefined;
}

function argumentsOf(schema: NonNullable<Command['schema']>): NormalizedSchema {
  return NormalizedSchema.of(Array.isArray(schema) ? schema[4] : schema.input);
}

function failureOf({ prefix, general, modelled }: Family, error: unknown): TaskFailed {
  if (!(error instanceof Error)) throw error;
  const status = statusOf(error);
  if (status === undefined)
    return new TaskFailed(`${prefix}.SdkClientException`, error.message, { cause: error });
  const name = error.name.endsWith('Exception') ? error.name : `${error.name}Exception`;
  const reason = `${error.name}: ${error.message} (Service: ${prefix}, Status Code: ${status})`;
  return new TaskFailed(`${prefix}.${modelled.has(name) ? name : general}`, reason, { cause: error });
}

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null)
    return undefined;
  const status = 'httpStatusCode' in error.$metadata ? error.$metadata.httpStatusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
