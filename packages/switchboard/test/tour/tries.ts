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

/** By the ID under which a secret is deployed without a name. */
export function readsSecret(stack: Stack, name: string, id: string): Promise<unknown> {
  return new SecretsManagerClient(asFunction(stack, name)).send(new GetSecretValueCommand({ SecretId: id }));
}

export function takesFromQueue(stack: Stack, name: string): Promise<unknown> {
  const QueueUrl = queueUrl(stack.aws.endpoint, 'opsline-local-Slack.fifo');
  return new SQSClient(asFunction(stack, name)).send(new ReceiveMessageCommand({ QueueUrl }));
}

export function invokes(stack: Stack, name: string, other: string): Promise<unknown> {
  const client = new LambdaClient({ ...asFunction(stack, name), endpoint: stack.lambdaEndpoint });
  return client.send(new InvokeCommand({ FunctionName: `opsline-${other}` }));
}

export function invokesItself(stack: Stack, name: string): Promise<unknown> {
  return invokes(stack, name, name);
}

export function texts(stack: Stack, name: string): Promise<unknown> {
  const text = { PhoneNumber: '+15550100101', Message: 'm' };
  return new SNSClient(asFunction(stack, name)).send(new PublishCommand(text));
}

export function publishes(stack: Stack, name: string): Promise<unknown> {
  const TopicArn = 'arn:aws:sns:us-east-1:111122223333:opsline-local-PasswordResetNotices';
  return new SNSClient(asFunction(stack, name)).send(new PublishCommand({ TopicArn, Message: 'm' }));
}

export function readsEmployees(stack: Stack, name: string): Promise<unknown> {
  const employee = { TableName: 'opsline-local-Employee', Key: { EmployeeID: { S: '101' } } };
  return new DynamoDBClient(asFunction(stack, name)).send(new GetItemCommand(employee));
}

export function readsWindows(stack: Stack, name: string): Promise<unknown> {
  return new SSMClient(asFunction(stack, name)).send(new DescribeMaintenanceWindowsCommand({}));
}

export function readsResets(stack: Stack, name: string): Promise<unknown> {
  const row = { TableName: 'opsline-local-PasswordReset', Key: { uuid: { S: 'x' } } };
  return new DynamoDBClient(asFunction(stack, name)).send(new GetItemCommand(row));
}

export function derivesPepper(stack: Stack, name: string): Promise<unknown> {
  return derives(stack, name, 'alias/opsline-local-password-reset');
}

/** With no right to the key it is not known whether this is a ciphertext at all. */
export function decryptsBindPassword(stack: Stack, name: string): Promise<unknown> {
  const sealed = {
    KeyId: 'alias/opsline-local-directory',
    CiphertextBlob: Buffer.of(1),
    EncryptionContext: { purpose: 'opsline directory bind' },
  };
  return new KMSClient(asFunction(stack, name)).send(new DecryptCommand(sealed));
}

export function derives(stack: Stack, name: string, KeyId: string): Promise<unknown> {
  const mac = { KeyId, Message: Buffer.of(1), MacAlgorithm: 'HMAC_SHA_256' } as const;
  return new KMSClient(asFunction(stack, name)).send(new GenerateMacCommand(mac));
}

/** With the key that says who is calling. */
export function signsForCallers(stack: Stack, name: string): Promise<unknown> {
  return derives(stack, name, 'alias/opsline-local-assertion');
}

/** With the key that PINs are protected by. */
export function derivesPinPepper(stack: Stack, name: string): Promise<unknown> {
  return derives(stack, name, 'alias/opsline-local-caller');
}

/** By the item, or by what it is called, or all that there is of it. */
export function readsPin(stack: Stack, name: string, projection: string | undefined): Promise<unknown> {
  const employee = { TableName: 'opsline-local-Employee', Key: { EmployeeID: { S: '101' } } };
  const named = projection === '#pin' ? { ExpressionAttributeNames: { '#pin': 'EmployeePIN' } } : {};
  return new DynamoDBClient(asFunction(stack, name)).send(
    new GetItemCommand({ ...employee, ProjectionExpression: projection, ...named }),
  );
}
