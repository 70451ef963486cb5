import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DescribeMaintenanceWindowsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { queueUrl } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { functionArn } from '@opsline/local-kit/arns';
import type { Stack } from '../../src/stack/stack.ts';

/** An SDK client's options with the credentials of a function. */
export function asFunction({ aws }: Stack, name: string) {
  return { ...localClient(aws.endpoint, functionArn(`opsline-${name}`)), maxAttempts: 1 };
}

const codeHook = 'patch-status-intent-local-patchStatus';
const sender = 'patch-status-intent-local-sendOneTimePin';
const resetSender = 'password-reset-intent-local-sendOneTimePin';
const resetCodeHook = 'password-reset-intent-local-passwordReset';
const pinTexter = 'password-reset-intent-local-textOneTimePin';
const ownerTexter = 'password-reset-intent-local-textOwner';
const teller = 'password-reset-intent-local-notifyHelpdesk';

const receiver = 'patch-status-intent-local-receiveSlack';
const replier = 'patch-status-intent-local-replySlack';

/** By the ID under which a secret is deployed without a name. */
function readsSecret(stack: Stack, name: string, id: string): Promise<unknown> {
  return new SecretsManagerClient(asFunction(stack, name)).send(new GetSecretValueCommand({ SecretId: id }));
}

function takesFromQueue(stack: Stack, name: string): Promise<unknown> {
  const QueueUrl = queueUrl(stack.aws.endpoint, 'opsline-local-Slack.fifo');
  return new SQSClient(asFunction(stack, name)).send(new ReceiveMessageCommand({ QueueUrl }));
}

function invokes(stack: Stack, name: string, other: string): Promise<unknown> {
  const client = new LambdaClient({ ...asFunction(stack, name), endpoint: stack.lambdaEndpoint });
  return client.send(new InvokeCommand({ FunctionName: `opsline-${other}` }));
}

function invokesItself(stack: Stack, name: string): Promise<unknown> {
  return invokes(stack, name, name);
}

function texts(stack: Stack, name: string): Promise<unknown> {
  const text = { PhoneNumber: '+15550100101', Message: 'm' };
  return new SNSClient(asFunction(stack, name)).send(new PublishCommand(text));
}

function publishes(stack: Stack, name: string): Promise<unknown> {
  const TopicArn = 'arn:aws:sns:us-east-1:111122223333:opsline-local-PasswordResetNotices';
  return new SNSClient(asFunction(stack, name)).send(new PublishCommand({ TopicArn, Message: 'm' }));
}

function readsEmployees(stack: Stack, name: string): Promise<unknown> {
  const employee = { TableName: 'opsline-local-Employee', Key: { EmployeeID: { S: '101' } } };
  return new DynamoDBClient(asFunction(stack, name)).send(new GetItemCommand(employee));
}

function readsWindows(stack: Stack, name: string): Promise<unknown> {
  return new SSMClient(asFunction(stack, name)).send(new DescribeMaintenanceWindowsCommand({}));
}

function readsResets(stack: Stack, name: string): Promise<unknown> {
  const row = { TableName: 'opsline-local-PasswordReset', Key: { uuid: { S: 'x' } } };
  return new DynamoDBClient(asFunction(stack, name)).send(new GetItemCommand(row));
}

function derivesPepper(stack: Stack, name: string): Promise<unknown> {
  const KeyId = 'alias/opsline-local-password-reset';
  const mac = { KeyId, Message: Buffer.of(1), MacAlgorithm: 'HMAC_SHA_256' } as const;
  return new KMSClient(asFunction(stack, name)).send(new GenerateMacCommand(mac));
}

/** With no right to the key it is not known whether this is a ciphertext at all. */
function decryptsBindPassword(stack: Stack, name: string): Promise<unknown> {
  const sealed = {
    KeyId: 'alias/opsline-local-directory',
    CiphertextBlob: Buffer.of(1),
    EncryptionContext: { purpose: 'opsline directory bind' },
  };
  return new KMSClient(asFunction(stack, name)).send(new DecryptCommand(sealed));
}

function signsForCallers(stack: Stack, name: string): Promise<unknown> {
  const mac = {
    KeyId: 'alias/opsline-local-caller',
    Message: Buffer.of(1),
    MacAlgorithm: 'HMAC_SHA_256',
  } as const;
  return new KMSClient(asFunction(stack, name)).send(new GenerateMacCommand(mac));
}

/** Who may not do what, the action by which AWS knows it, and how it is tried. */
export const forbidden: readonly (readonly [
  who: string,
  what: string,
  action: string,
  call: (stack: Stack) => Promise<unknown>,
])[] = [
  [
    'the sender',
    'read patch windows',
    'ssm:DescribeMaintenanceWindows',
    (stack) => readsWindows(stack, sender),
  ],
  ['the sender', 'sign for callers', 'kms:GenerateMac', (stack) => signsForCallers(stack, sender)],
  ['the sender', 'have more sent', 'lambda:InvokeFunction', (stack) => invokesItself(stack, sender)],
  ['the sender', 'publish to a topic', 'SNS:Publish', (stack) => publishes(stack, sender)],
  ['the code hook', 'text anybody', 'SNS:Publish', (stack) => texts(stack, codeHook)],
  ['the code hook', 'read who is employed', 'dynamodb:GetItem', (stack) => readsEmployees(stack, codeHook)],
  [
    'the front door',
    'read who is employed',
    'dynamodb:GetItem',
    (stack) => readsEmployees(stack, 'front-door-local-frontDoor'),
  ],
  [
    'the sender of the reset',
    'have more sent',
    'lambda:InvokeFunction',
    (stack) => invokesItself(stack, resetSender),
  ],
  ['the code hook of the reset', 'text anybody', 'SNS:Publish', (stack) => texts(stack, resetCodeHook)],
  [
    'the code hook of the reset',
    'have one-time PINs texted past their limits',
    'lambda:InvokeFunction',
    (stack) => invokes(stack, resetCodeHook, pinTexter),
  ],
  ['the sender of the reset', 'text anybody', 'SNS:Publish', (stack) => texts(stack, resetSender)],
  [
    'the sender of the reset',
    'text new passwords',
    'lambda:InvokeFunction',
    (stack) => invokes(stack, resetSender, ownerTexter),
  ],
  ...[
    ['who texts new passwords', ownerTexter] as const,
    ['who texts one-time PINs', pinTexter] as const,
  ].flatMap(([who, name]): (typeof forbidden)[number][] => [
    [who, 'read of resets', 'dynamodb:GetItem', (stack) => readsResets(stack, name)],
    [who, 'derive the pepper', 'kms:GenerateMac', (stack) => derivesPepper(stack, name)],
    [who, 'decrypt the bind password', 'kms:Decrypt', (stack) => decryptsBindPassword(stack, name)],
    [who, 'publish to a topic', 'SNS:Publish', (stack) => publishes(stack, name)],
    [who, 'invoke anything', 'lambda:InvokeFunction', (stack) => invokes(stack, name, teller)],
  ]),
  [
    'who receives from Slack',
    'post there',
    'secretsmanager:GetSecretValue',
    (stack) => readsSecret(stack, receiver, 'SlackBotToken'),
  ],
  [
    'who receives from Slack',
    'read what others wrote',
    'sqs:receivemessage',
    (stack) => takesFromQueue(stack, receiver),
  ],
  [
    'who answers in Slack',
    'sign as Slack',
    'secretsmanager:GetSecretValue',
    (stack) => readsSecret(stack, replier, 'SlackSigningSecret'),
  ],
  [
    'who answers in Slack',
    'read who is employed',
    'dynamodb:GetItem',
    (stack) => readsEmployees(stack, replier),
  ],
  ['who tells the helpdesk', 'text anybody', 'SNS:Publish', (stack) => texts(stack, teller)],
];
