import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { notifyTexts } from '@opsline/otp/notify';
import { expect, onTestFinished, test } from 'vitest';

/** Texts by a Notify that answers with this; what it was asked. */
async function notify(status: number, answer: object) {
  const asked: unknown[] = [];
  const server = createServer(async (message, response) => {
    asked.push([String(message.headers['x-amz-target']).split('.')[1], await json(message)]);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer));
  });
  const { endpoint, stop } = await listen(server);
  const client = new PinpointSMSVoiceV2Client({ ...localClient(endpoint), maxAttempts: 1 });
  onTestFinished(async () => {
    client.destroy();
    await stop();
  });
  return { asked, text: notifyTexts(client, { configurationId: 'nc-1', templateId: 'code-1' }) };
}

test('a one-time PIN is all that is ours in the text message, and it comes within its life or not at all', async () => {
  const { asked, text } = await notify(200, { MessageId: 'm-1' });
  await text('+15550100101', '048213');
  expect(asked).toEqual([
    [
      'SendNotifyTextMessage',
      {
        NotifyConfigurationId: 'nc-1',
        DestinationPhoneNumber: '+15550100101',
        TemplateId: 'code-1',
        TemplateVariables: { code: '048213' },
        TimeToLive: 60,
      },
    ],
  ]);
});

test('what Notify refuses is a fault', async () => {
  const { text } = await notify(400, { __type: 'ThrottlingException' });
  await expect(text('+15550100101', '048213')).rejects.toThrow(
    expect.objectContaining({ name: 'ThrottlingException' }),
  );
});
