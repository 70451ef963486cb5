import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeInstanceStatusCommand, DescribeTagsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DescribeInstancePatchStatesCommand, SSMClient } from '@aws-sdk/client-ssm';
import { TaskFailed } from './failures.ts';
import type { Json } from './json.ts';
import type { Resource } from './run-options.ts';

/** Where the AWS stand-in answers, for example `http://127.0.0.1:4599`. */
export type SdkOptions = {
  readonly endpoint: string;
  readonly region?: string;
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

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null)
    return undefined;
  const status = 'httpStatusCode' in error.$metadata ? error.$metadata.httpStatusCode : undefined;
  return typeof status === 'number' ? status : undefined;
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

function resource(family: Family, send: (input: object) => Promise<object>): Resource {
  return async (args: Json) => {
    if (typeof args !== 'object' || args === null)
      throw new TaskFailed('States.Runtime', 'Arguments must be an object');
    const output = await send(args).catch((error: unknown) => {
      throw failureOf(family, error);
    });
    return Object.fromEntries(Object.entries(output).filter(([key]) => key !== '$metadata'));
  };
}

/**
 * AWS calls of a state machine, made through the SDK's own clients against a stand-in.
 * Results have the SDK's names (PascalCase) and ISO-8601 times; errors the names Step Functions gives them.
 */
export function sdkResources({
  endpoint,
  region = 'us-east-1',
}: SdkOptions): Readonly<Record<string, Resource>> {
  const options = {
    endpoint,
    region,
    // The stand-in checks no signature, but every SDK client insists on signing.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // Retrying is the state machine's own business.
    maxAttempts: 1,
  };
  const clients = {
    ec2: new EC2Client(options),
    ssm: new SSMClient(options),
    dynamodb: new DynamoDBClient(options),
    sns: new SNSClient(options),
  };
  return {
    'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus': resource(ec2, (input) =>
      clients.ec2.send(new DescribeInstanceStatusCommand(input)),
    ),
    'arn:aws:states:::aws-sdk:ec2:describeTags': resource(ec2, (input) =>
      clients.ec2.send(new DescribeTagsCommand(input)),
    ),
    'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates': resource(ssm, (input) =>
      clients.ssm.send(new DescribeInstancePatchStatesCommand({ InstanceIds: [], ...input })),
    ),
    'arn:aws:states:::dynamodb:putItem': resource(dynamodb, (input) =>
      clients.dynamodb.send(new PutItemCommand({ TableName: '', Item: {}, ...input })),
    ),
    'arn:aws:states:::dynamodb:getItem': resource(dynamodb, (input) =>
      clients.dynamodb.send(new GetItemCommand({ TableName: '', Key: {}, ...input })),
    ),
    'arn:aws:states:::dynamodb:deleteItem': resource(dynamodb, (input) =>
      clients.dynamodb.send(new DeleteItemCommand({ TableName: '', Key: {}, ...input })),
    ),
    'arn:aws:states:::sns:publish': resource(sns, (input) =>
      clients.sns.send(new PublishCommand({ Message: '', ...input })),
    ),
  };
}
