import { TaskFailed } from '../run/failures.ts';

/** The errors of a service, as Step Functions names them. */
export type Family = {
  /** The prefix of its error names. */
  readonly prefix: string;
  /** The name of every error its model does not list. */
  readonly general: string;
  readonly modelled: ReadonlySet<string>;
};

// EC2 models no exception at all; SSM models these for the calls offered here (aws-sdk integrations, Java SDK v2 names).
export const ec2: Family = { prefix: 'Ec2', general: 'Ec2Exception', modelled: new Set() };
export const ssm: Family = {
  prefix: 'Ssm',
  general: 'SsmException',
  modelled: new Set(['InternalServerErrorException', 'InvalidNextTokenException', 'ThrottlingException']),
};
export const dynamodb: Family = {
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
export const sns: Family = {
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

/** An error of the SDK by the name that Step Functions gives it. */
export function failureOf({ prefix, general, modelled }: Family, error: unknown): TaskFailed {
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
