import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeTagsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  PinpointSMSVoiceV2Client,
  SendNotifyTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  DescribeInstancePatchStatesCommand,
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { type KeySpec, keyArn, secretArn } from '../../src/index.ts';
import type { started } from '../started.ts';

export type Client = Awaited<ReturnType<typeof started>>['client'];
/** What has to be allowed. */
export type Asked = { readonly action: string; readonly resource: string; readonly context?: unknown };

const table = 'arn:aws:dynamodb:us-east-1:111122223333:table';
const topic = 'arn:aws:sns:us-east-1:111122223333:news';
const notifying = 'arn:aws:sms-voice:us-east-1:111122223333:notify-configuration';
const Message = Buffer.from('m');

/** Secrets that some of the calls read. */
export const secrets = ['token'];

/** Keys that some of the calls use. */
export const keys: readonly KeySpec[] = [
  { alias: 'alias/mac', usage: 'GENERATE_VERIFY_MAC' },
  { alias: 'alias/seal', usage: 'ENCRYPT_DECRYPT' },
];

type Call = [what: string, call: (client: Client) => Promise<unknown>, asked: readonly Asked[]];

export function naming(attributes: readonly string[], select: string) {
  return { 'dynamodb:Attributes': attributes, 'dynamodb:Select': select };
}

/** Each call, and what whoever makes it has to be allowed. */
export const calls: readonly Call[] = [
  [
    'GetItem',
    (client) => new DynamoDBClient(client).send(new GetItemCommand({ TableName: 'orders', Key: {} })),
    [{ action: 'dynamodb:GetItem', resource: `${table}/orders`, context: naming([], 'ALL_ATTRIBUTES') }],
  ],
  [
    'Query of an index',
    (client) => new DynamoDBClient(client).send(new QueryCommand({ TableName: 'orders', IndexName: 'i' })),
    [
      {
        ...{ action: 'dynamodb:Query', resource: `${table}/orders/index/i` },
        context: naming([], 'ALL_PROJECTED_ATTRIBUTES'),
      },
    ],
  ],
  [
    'BatchGetItem',
    (client) =>
      new DynamoDBClient(client).send(
        new BatchGetItemCommand({ RequestItems: { a: { Keys: [] }, b: { Keys: [] } } }),
      ),
    [
      { action: 'dynamodb:BatchGetItem', resource: `${table}/a` },
      { action: 'dynamodb:BatchGetItem', resource: `${table}/b` },
    ],
  ],
  [
    'TransactWriteItems, each part by itself',
    (client) =>
      new DynamoDBClient(client).send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: 'a', Item: {} } },
            { ConditionCheck: { TableName: 'b', Key: {}, ConditionExpression: 'x' } },
            { Delete: { TableName: `${table}/c`, Key: {} } },
          ],
        }),
      ),
    [
      { action: 'dynamodb:PutItem', resource: `${table}/a` },
      { action: 'dynamodb:ConditionCheckItem', resource: `${table}/b` },
      { action: 'dynamodb:DeleteItem', resource: `${table}/c` },
    ],
  ],
  [
    'GenerateMac by an alias',
    (client) =>
      new KMSClient(client).send(
        new GenerateMacCommand({ KeyId: 'alias/mac', Message, MacAlgorithm: 'HMAC_SHA_256' }),
      ),
    [
      {
        action: 'kms:GenerateMac',
        resource: keyArn('alias/mac'),
        context: { 'kms:RequestAlias': 'alias/mac' },
      },
    ],
  ],
  [
    'Encrypt by a key, with a context',
    (client) =>
      new KMSClient(client).send(
        new EncryptCommand({
          KeyId: keyArn('alias/seal'),
          Plaintext: Message,
          EncryptionContext: { purpose: 'p' },
        }),
      ),
    [
      {
        action: 'kms:Encrypt',
        resource: keyArn('alias/seal'),
        context: { 'kms:EncryptionContext:purpose': 'p' },
      },
    ],
  ],
  [
    'Publish to a topic',
    (client) => new SNSClient(client).send(new PublishCommand({ TopicArn: topic, Message: 'm' })),
    [{ action: 'sns:Publish', resource: topic }],
  ],
  [
    'Publish to a phone',
    (client) => new SNSClient(client).send(new PublishCommand({ PhoneNumber: '+15550100101', Message: 'm' })),
    [{ action: 'sns:Publish', resource: '+15550100101' }],
  ],
  [
    'what Systems Manager knows no resource for',
    (client) => new SSMClient(client).send(new DescribeMaintenanceWindowsCommand({})),
    [{ action: 'ssm:DescribeMaintenanceWindows', resource: '*' }],
  ],
  [
    'a maintenance window',
    (client) => new SSMClient(client).send(new DescribeMaintenanceWindowTargetsCommand({ WindowId: 'mw-1' })),
    [
      {
        action: 'ssm:DescribeMaintenanceWindowTargets',
        resource: 'arn:aws:ssm:us-east-1:111122223333:maintenancewindow/mw-1',
      },
    ],
  ],
  [
    'instances, and machines outside EC2',
    (client) =>
      new SSMClient(client).send(new DescribeInstancePatchStatesCommand({ InstanceIds: ['i-1', 'mi-2'] })),
    ['ec2:us-east-1:111122223333:instance/i-1', 'ssm:us-east-1:111122223333:managed-instance/mi-2'].map(
      (resource) => ({ action: 'ssm:DescribeInstancePatchStates', resource: `arn:aws:${resource}` }),
    ),
  ],
  [
    'a queue, by its URL and by its name',
    async (client) => {
      const sqs = new SQSClient(client);
      const QueueUrl = `${client.endpoint}/111122223333/orders`;
      await sqs.send(new ReceiveMessageCommand({ QueueUrl })).catch(() => {});
      await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    },
    ['ReceiveMessage', 'GetQueueUrl'].map((operation) => ({
      action: `sqs:${operation}`,
      resource: 'arn:aws:sqs:us-east-1:111122223333:orders',
    })),
  ],
  [
    'a secret by its name',
    (client) => new SecretsManagerClient(client).send(new GetSecretValueCommand({ SecretId: secrets[0] })),
    [{ action: 'secretsmanager:GetSecretValue', resource: secretArn('token') }],
  ],
  [
    'EC2',
    (client) => new EC2Client(client).send(new DescribeTagsCommand({})),
    [{ action: 'ec2:DescribeTags', resource: '*' }],
  ],
  ...['notify-1', `${notifying}/notify-1`].map(
    (NotifyConfigurationId): Call => [
      `a text message by ${NotifyConfigurationId}`,
      (client) =>
        new PinpointSMSVoiceV2Client(client).send(
          new SendNotifyTextMessageCommand({
            NotifyConfigurationId,
            DestinationPhoneNumber: '+15550100101',
            TemplateVariables: {},
          }),
        ),
      [{ action: 'sms-voice:SendNotifyTextMessage', resource: `${notifying}/notify-1` }],
    ],
  ),
];
