import {
  type PinpointSMSVoiceV2Client,
  SendNotifyTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { second } from '@opsline/function-kit/durations';
import { pinLifeMs } from './rules/policy.ts';

/** By what text messages are sent: a configuration of the account's, and a template of AWS's. */
export type Notify = { readonly configurationId: string; readonly templateId: string };

/**
 * One-time PINs through Notify of AWS End User Messaging: from numbers of AWS's, in words of AWS's, of which `code` is all
 * that is ours ("Working with Notify templates"). One that is not delivered in its life is not delivered at all.
 *
 * @param client one that tries once: a message whose outcome is unknown is not sent again
 * @returns texts a one-time PIN to an E.164 number; resolves when Notify has accepted it
 */
export const notifyTexts =
  (client: PinpointSMSVoiceV2Client, { configurationId, templateId }: Notify) =>
  async (to: string, pin: string): Promise<void> => {
    await client.send(
      new SendNotifyTextMessageCommand({
        NotifyConfigurationId: configurationId,
        DestinationPhoneNumber: to,
        TemplateId: templateId,
        TemplateVariables: { code: pin },
        TimeToLive: pinLifeMs / second,
      }),
    );
  };
