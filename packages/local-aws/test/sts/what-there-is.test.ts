import { KMSClient, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { localClient } from '@opsline/local-kit/account';
import { expect, test } from 'vitest';
import { started } from '../started.ts';

const role = 'arn:aws:iam::444455556666:role/reader';

test.each([
  ['a user of this account', 'local', 'arn:aws:iam::111122223333:user/local', '111122223333'],
  ['a role of another account, by its ARN', role, role, '444455556666'],
])('who asks is %s', async (_, accessKey, arn, account) => {
  const { endpoint } = await started();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20261120/us-east-1/sts/aws4_request, Signature=0`,
    },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  const xml = await response.text();
  expect(xml).toContain(`<Arn>${arn}</Arn>`);
  expect(xml).toContain(`<Account>${account}</Account>`);
  expect(xml).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
});

test('topics are listed, each by its ARN', async () => {
  const topics = ['arn:aws:sns:us-east-1:111122223333:a', 'arn:aws:sns:us-east-1:111122223333:b'];
  const { client } = await started({ topics });
  const { Topics = [] } = await new SNSClient(client).send(new ListTopicsCommand());
  expect(Topics.map(({ TopicArn }) => TopicArn)).toEqual(topics);
});

test('keys are listed, and under which aliases', async () => {
  const { endpoint } = await started({ keys: [{ alias: 'alias/pin', usage: 'GENERATE_VERIFY_MAC' }] });
  const kms = new KMSClient(localClient(endpoint));
  const { Keys: [key] = [] } = await kms.send(new ListKeysCommand({}));
  const { Aliases } = await kms.send(new ListAliasesCommand({}));
  expect(key?.KeyArn).toBe(`arn:aws:kms:us-east-1:111122223333:key/${key?.KeyId}`);
  expect(Aliases).toEqual([
    {
      AliasName: 'alias/pin',
      AliasArn: 'arn:aws:kms:us-east-1:111122223333:alias/pin',
      TargetKeyId: key?.KeyId,
    },
  ]);
});
