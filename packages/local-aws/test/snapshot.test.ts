import {
  PinpointSMSVoiceV2Client,
  SendNotifyTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { putsBack } from '@opsline/local-kit/testing/restorable';
import { expect, test } from 'vitest';
import { queueUrl } from '../src/index.ts';
import { started } from './started.ts';

const phone = '+15550100101';

test('texts, notices, queues, secrets and the quotas of a day are put back', async () => {
  const name = 'orders.fifo';
  const queue = {
    name,
    visibilityTimeout: 60,
    retention: 345_600,
    contentBasedDeduplication: true,
    deduplicationScope: 'queue',
    deadLetters: undefined,
  } as const;
  const { client, endpoint, snapshot, ...aws } = await started({ queues: [queue], secrets: ['token'] });
  const [sns, sqs, secrets, notify] = [
    new SNSClient(client),
    new SQSClient(client),
    new SecretsManagerClient(client),
    new PinpointSMSVoiceV2Client(client),
  ];
  const QueueUrl = queueUrl(endpoint, name);
  const send = (MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'one' }));
  const receive = () => sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  const put = (SecretString: string) =>
    secrets.send(new PutSecretValueCommand({ SecretId: 'token', SecretString }));
  const text = () =>
    notify.send(
      new SendNotifyTextMessageCommand({
        NotifyConfigurationId: 'notify-0123456789abcdef0123456789abcdef',
        DestinationPhoneNumber: phone,
        TemplateId: 'notify-code-verification-english-001',
        TemplateVariables: { code: '048213' },
      }),
    );
  const read = async () => [
    aws.texts.list(),
    aws.notices.list(),
    aws.queues.list(name),
    (await secrets.send(new GetSecretValueCommand({ SecretId: 'token' }))).SecretString,
  ];
  await put('before');
  await send('in flight');
  await receive();
  await text();
  await putsBack({ snapshot }, read, async () => {
    await put('since');
    // Once: the queue has not seen it before.
    await send('since');
    await send('since');
    expect(aws.queues.list(name)).toHaveLength(2);
    await sns.send(
      new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:111122223333:notices', Message: 'since' }),
    );
    await sns.send(new PublishCommand({ PhoneNumber: phone, Message: 'since' }));
    // Nine more are the ten of a day.
    for (let more = 0; more < 9; more += 1) await text();
    await expect(text()).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  });
  await text();
});

test('a text message that nobody has read is handed out again after it was put back', async () => {
  const { client, texts, snapshot } = await started();
  const sns = new SNSClient(client);
  await sns.send(new PublishCommand({ PhoneNumber: phone, Message: 'unread' }));
  const restore = await snapshot();
  for (let time = 0; time < 2; time += 1) {
    expect((await texts.next(phone)).body).toBe('unread');
    await restore();
  }
});
