import type { Output } from './protocol.ts';

/** Every operation the stand-in answers; any other is refused by name. */
export const operations = {
  dynamodb: [
    'BatchGetItem',
    'BatchWriteItem',
    'CreateTable',
    'DeleteItem',
    'DeleteTable',
    'DescribeTable',
    'DescribeTimeToLive',
    'GetItem',
    'ListTables',
    'ListTagsOfResource',
    'PutItem',
    'Query',
    'Scan',
    'TagResource',
    'TransactWriteItems',
    'UntagResource',
    'UpdateItem',
    'UpdateTable',
  ],
  ec2: [
    'DescribeIamInstanceProfileAssociations',
    'DescribeInstances',
    'DescribeInstanceStatus',
    'DescribeTags',
  ],
  kms: ['Decrypt', 'Encrypt', 'GenerateMac', 'ListAliases', 'ListKeys'],
  secretsmanager: ['GetSecretValue', 'PutSecretValue'],
  'sms-voice': ['SendNotifyTextMessage'],
  sns: ['ListTopics', 'Publish'],
  sqs: [
    'ChangeMessageVisibility',
    'DeleteMessage',
    'GetQueueAttributes',
    'GetQueueUrl',
    'ReceiveMessage',
    'SendMessage',
  ],
  ssm: [
    'DescribeInstanceInformation',
    'DescribeInstancePatchStates',
    'DescribeMaintenanceWindowExecutionTaskInvocations',
    'DescribeMaintenanceWindowExecutionTasks',
    'DescribeMaintenanceWindowExecutions',
    'DescribeMaintenanceWindowTargets',
    'DescribeMaintenanceWindows',
    'ListCommandInvocations',
    'ListTagsForResource',
  ],
  sts: ['GetCallerIdentity'],
} as const;

/** A service the stand-in speaks, by the name that IAM has for it. */
export type ServiceName = keyof typeof operations;

/** An operation of that service. */
export type OperationName<S extends ServiceName> = (typeof operations)[S][number];

/** One function per operation: the parsed body in, the output shape out, or a thrown `ServiceError`. */
export type Handlers<S extends ServiceName> = Readonly<Record<OperationName<S>, Handler>>;

type Handler = (input: unknown) => Output | Promise<Output>;
