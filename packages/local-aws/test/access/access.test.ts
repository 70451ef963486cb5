import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { keyArn } from '../../src/index.ts';
import { started } from '../started.ts';
import { type Asked, calls, keys, secrets } from './calls.ts';

test.each(calls)('what has to be allowed for %s', async (_, call, expected) => {
  const asked: Asked[] = [];
  const { client } = await started({
    keys,
    secrets,
    authorize: (accessKey, access) => {
      expect(accessKey).toBe('local');
      asked.push(access);
      return undefined;
    },
  });
  await call(client).catch(() => {});
  expect(asked).toEqual(expected);
});

test('a ciphertext names its key', async () => {
  const asked: Asked[] = [];
  const authorize = (_: unknown, access: Asked) => void asked.push(access);
  const { client } = await started({ keys, authorize });
  const kms = new KMSClient(client);
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId: 'alias/seal', Plaintext: Buffer.of(1) }),
  );
  await kms.send(new DecryptCommand({ CiphertextBlob }));
  expect(asked[1]).toEqual({ action: 'kms:Decrypt', resource: keyArn('alias/seal'), context: {} });
});

const unknown = 'The security token included in the request is invalid.';
const denied = 'User: u is not authorized to perform: sns:Publish';
test.each<[string, number, 'unknown caller' | 'denied', string, string, number]>([
  ['DynamoDB', 0, 'denied', 'AccessDeniedException', denied, 400],
  ['KMS', 4, 'denied', 'AccessDeniedException', denied, 400],
  [
    'SNS',
    6,
    'denied',
    'AuthorizationErrorException',
    'User: u is not authorized to perform: SNS:Publish',
    403,
  ],
  ['Systems Manager', 8, 'denied', 'AccessDeniedException', denied, 400],
  [
    'EC2',
    13,
    'denied',
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. ${denied}`,
    403,
  ],
  ['SQS', 11, 'unknown caller', 'InvalidClientTokenId', unknown, 403],
  ['Secrets Manager', 12, 'denied', 'AccessDeniedException', denied, 400],
  ['DynamoDB', 0, 'unknown caller', 'UnrecognizedClientException', unknown, 400],
  ['SNS', 6, 'unknown caller', 'InvalidClientTokenId', unknown, 403],
  [
    'EC2',
    13,
    'unknown caller',
    'AuthFailure',
    'AWS was not able to validate the provided access credentials',
    401,
  ],
])('%s (%d), %s: %s', async (_service, index, kind, name, message, status) => {
  const said = kind === 'denied' ? denied : unknown;
  const { client } = await started({ keys, secrets, authorize: () => ({ kind, message: said }) });
  await expect(calls[index]?.[1](client)).rejects.toMatchObject({
    name,
    message,
    $metadata: { httpStatusCode: status },
  });
});

test('SQS names the action that is denied in small letters', async () => {
  const message = 'User: u is not authorized to perform: sqs:ReceiveMessage on resource: q';
  const { client } = await started({ authorize: () => ({ kind: 'denied', message }) });
  await expect(
    new SQSClient(client).send(new GetQueueUrlCommand({ QueueName: 'orders' })),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'User: u is not authorized to perform: sqs:receivemessage on resource: q',
    $metadata: { httpStatusCode: 403 },
  });
});
