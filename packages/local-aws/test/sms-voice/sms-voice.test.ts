import {
  PinpointSMSVoiceV2Client,
  SendNotifyTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, test } from 'vitest';
import { noon, started } from '../started.ts';

const fits = {
  NotifyConfigurationId: 'notify-0123456789abcdef0123456789abcdef',
  DestinationPhoneNumber: '+15550100101',
  TemplateId: 'notify-code-verification-english-001',
  TemplateVariables: { code: '048213' },
  TimeToLive: 60,
};

type Input = ConstructorParameters<typeof SendNotifyTextMessageCommand>[0];

async function running() {
  const clock = { now: noon };
  const { client, ...aws } = await started({ now: () => clock.now });
  const notify = new PinpointSMSVoiceV2Client(client);
  const send = (changes: Partial<Input> = {}) =>
    notify.send(new SendNotifyTextMessageCommand({ ...fits, ...changes }));
  return { ...aws, clock, send };
}

test("a text message in AWS's words is on the phone, and says what it came to", async () => {
  const { send, texts } = await running();
  const body = 'Your Opsline verification code is 048213.';
  expect(await send()).toMatchObject({
    MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    TemplateId: fits.TemplateId,
    ResolvedMessageBody: body,
  });
  expect(texts.list()).toEqual([{ to: '+15550100101', body, at: noon }]);
});

describe('what is refused is told as AWS tells it, and is on no phone', () => {
  const invalid = { name: 'ValidationException', Reason: 'FIELD_VALIDATION_FAILED' };
  test.each<[string, Partial<Input>, object]>([
    ['a template that is none', { TemplateId: 'ours' }, { name: 'ResourceNotFoundException' }],
    ['no code', { TemplateVariables: {} }, invalid],
    ['a code of letters', { TemplateVariables: { code: 'secret' } }, invalid],
    ['a variable of another template', { TemplateVariables: { code: '048213', time: '1' } }, invalid],
    ['a number that is none', { DestinationPhoneNumber: '5550100101' }, invalid],
    ['a life of four seconds', { TimeToLive: 4 }, invalid],
    ['what it does not heed', { DryRun: true }, invalid],
  ])('%s', async (_, changes, error) => {
    const { send, texts } = await running();
    await expect(send(changes)).rejects.toMatchObject({ ...error, $fault: 'client' });
    expect(texts.list()).toEqual([]);
  });
});

describe('the quotas of the Basic tier, until the next day', () => {
  test.each([
    ['ten to one number', 10, () => fits.DestinationPhoneNumber, 'DAILY_DESTINATION_CALL_LIMIT'],
    [
      'two hundred by a configuration',
      200,
      (at: number) => `+1555010${1_000 + at}`,
      'DAILY_NOTIFY_TIER_MESSAGE_LIMIT',
    ],
  ])('%s', async (_, most, numberAt, Reason) => {
    const { clock, send, texts } = await running();
    for (let at = 0; at < most; at += 1) await send({ DestinationPhoneNumber: numberAt(at) });
    const more = { DestinationPhoneNumber: numberAt(most) };
    await expect(send(more)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException', Reason });
    expect(texts.list()).toHaveLength(most);
    clock.now += 24 * 3_600_000;
    await send(more);
    expect(texts.list()).toHaveLength(most + 1);
  });
});
