import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-ec2';
import {
  DecryptCommand,
  EncryptCommand,
  GenerateMacCommand,
  ListAliasesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import { SendNotifyTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import {
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand,
  DescribeMaintenanceWindowExecutionTasksCommand,
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  ListCommandInvocationsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ssm';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/protocol/operations.ts';
import { started } from '../started.ts';

type Schema = NonNullable<DecryptCommand['schema']>;

const bytes = new Uint8Array();
const page = ['MaxResults', 'NextToken'];
const message = { QueueUrl: '', ReceiptHandle: '' };
const symmetric = ['EncryptionContext', 'EncryptionAlgorithm', 'KeyId'];

/** What each operation heeds; Publish takes a text message or a notice, which its own tests tell apart. */
const heeded: readonly (readonly [string, Schema | undefined, readonly string[]])[] = [
  [
    'DescribeIamInstanceProfileAssociations',
    new DescribeIamInstanceProfileAssociationsCommand({}).schema,
    ['Filters', ...page],
  ],
  ['DescribeInstances', new DescribeInstancesCommand({}).schema, ['Filters', 'InstanceIds', ...page]],
  [
    'DescribeInstanceStatus',
    new DescribeInstanceStatusCommand({}).schema,
    ['Filters', 'InstanceIds', 'IncludeAllInstances', ...page],
  ],
  ['DescribeTags', new DescribeTagsCommand({}).schema, ['Filters', ...page]],
  [
    'GenerateMac',
    new GenerateMacCommand({ KeyId: '', MacAlgorithm: 'HMAC_SHA_256', Message: bytes }).schema,
    ['KeyId', 'MacAlgorithm', 'Message'],
  ],
  ['ListAliases', new ListAliasesCommand({}).schema, ['Limit']],
  ['ListKeys', new ListKeysCommand({}).schema, ['Limit']],
  ['Encrypt', new EncryptCommand({ KeyId: '', Plaintext: bytes }).schema, ['Plaintext', ...symmetric]],
  ['Decrypt', new DecryptCommand({ CiphertextBlob: bytes }).schema, ['CiphertextBlob', ...symmetric]],
  ['DescribeInstanceInformation', new DescribeInstanceInformationCommand({}).schema, ['Filters', ...page]],
  [
    'DescribeInstancePatchStates',
    new DescribeInstancePatchStatesCommand({ InstanceIds: [] }).schema,
    ['InstanceIds', ...page],
  ],
  ['DescribeMaintenanceWindows', new DescribeMaintenanceWindowsCommand({}).schema, ['Filters', ...page]],
  [
    'DescribeMaintenanceWindowTargets',
    new DescribeMaintenanceWindowTargetsCommand({ WindowId: '' }).schema,
    ['WindowId', 'Filters', ...page],
  ],
  [
    'DescribeMaintenanceWindowExecutions',
    new DescribeMaintenanceWindowExecutionsCommand({ WindowId: '' }).schema,
    ['WindowId', 'Filters', ...page],
  ],
  [
    'DescribeMaintenanceWindowExecutionTasks',
    new DescribeMaintenanceWindowExecutionTasksCommand({ WindowExecutionId: '' }).schema,
    ['WindowExecutionId', 'Filters', ...page],
  ],
  [
    'DescribeMaintenanceWindowExecutionTaskInvocations',
    new DescribeMaintenanceWindowExecutionTaskInvocationsCommand({ WindowExecutionId: '', TaskId: '' })
      .schema,
    ['WindowExecutionId', 'TaskId', 'Filters', ...page],
  ],
  [
    'ListTagsForResource',
    new ListTagsForResourceCommand({ ResourceType: 'ManagedInstance', ResourceId: '' }).schema,
    ['ResourceType', 'ResourceId'],
  ],
  ['ListCommandInvocations', new ListCommandInvocationsCommand({}).schema, ['CommandId', 'Filters', ...page]],
  [
    'SendNotifyTextMessage',
    new SendNotifyTextMessageCommand({
      NotifyConfigurationId: '',
      DestinationPhoneNumber: '',
      TemplateVariables: {},
    }).schema,
    ['NotifyConfigurationId', 'DestinationPhoneNumber', 'TemplateId', 'TemplateVariables', 'TimeToLive'],
  ],
  ['GetSecretValue', new GetSecretValueCommand({ SecretId: '' }).schema, ['SecretId']],
  [
    'PutSecretValue',
    new PutSecretValueCommand({ SecretId: '' }).schema,
    ['SecretId', 'SecretString', 'ClientRequestToken'],
  ],
  [
    'ChangeMessageVisibility',
    new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 }).schema,
    ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
  ],
  ['DeleteMessage', new DeleteMessageCommand(message).schema, ['QueueUrl', 'ReceiptHandle']],
  [
    'GetQueueAttributes',
    new GetQueueAttributesCommand({ QueueUrl: '' }).schema,
    ['QueueUrl', 'AttributeNames'],
  ],
  ['GetQueueUrl', new GetQueueUrlCommand({ QueueName: '' }).schema, ['QueueName']],
  [
    'ReceiveMessage',
    new ReceiveMessageCommand({ QueueUrl: '' }).schema,
    [
      'QueueUrl',
      'MaxNumberOfMessages',
      'VisibilityTimeout',
      'WaitTimeSeconds',
      'MessageSystemAttributeNames',
    ],
  ],
  [
    'SendMessage',
    new SendMessageCommand({ QueueUrl: '', MessageBody: '' }).schema,
    ['QueueUrl', 'MessageBody', 'MessageGroupId', 'MessageDeduplicationId'],
  ],
];

// STS is asked nothing but who the caller is.
const { dynamodb: _, sns: __, sts: ___, ...here } = operations;
const targets = {
  kms: 'TrentService',
  secretsmanager: 'secretsmanager',
  'sms-voice': 'PinpointSMSVoiceV2',
  sqs: 'AmazonSQS',
  ssm: 'AmazonSSM',
} as const;
const byTarget = ['kms', 'secretsmanager', 'sms-voice', 'sqs', 'ssm'] as const;

function requestOf(operation: string, member: string): RequestInit {
  const service = byTarget.find((name) => operations[name].some((one) => one === operation));
  if (service === undefined) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', headers, body: `Action=${operation}&Version=2016-11-15&${member}=true` };
  }
  const target = `${targets[service]}.${operation}`;
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return { method: 'POST', headers, body: JSON.stringify({ [member]: true }) };
}

test('every operation is looked at', () => {
  expect(heeded.map(([operation]) => operation).sort()).toEqual(Object.values(here).flat().sort());
});

describe('a member that an API has and the stand-in does not heed is refused by its name', () => {
  test.each(heeded)('%s', async (operation, schema, members) => {
    if (schema === undefined) throw new Error('the SDK has no schema of it');
    const input = Array.isArray(schema) ? schema[4] : schema.input;
    const all = Object.keys(NormalizedSchema.of(input).getMemberSchemas());
    expect(all).toEqual(expect.arrayContaining([...members]));
    const { endpoint } = await started();
    for (const member of all.filter((name) => !members.includes(name))) {
      const response = await fetch(endpoint, requestOf(operation, member));
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(new RegExp(`Unrecognized key.*${member}`));
    }
  });
});
