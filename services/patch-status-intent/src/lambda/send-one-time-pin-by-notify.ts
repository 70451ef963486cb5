import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { notifyTexts } from '@opsline/otp/notify';
import { parseEnvironment } from '../environment/send-one-time-pin-by-notify.ts';
import { createSendOneTimePin } from '../functions/send-one-time-pin.ts';
import { sendingOnAws } from '../out/sending-on-aws.ts';
import { textTimeouts } from '../out/timeouts.ts';

const env = parseEnvironment(process.env);

/** Texts a one-time PIN in AWS's words; invoked by patchStatus, which does not wait for it. */
export const handler = createSendOneTimePin({
  ...sendingOnAws(env),
  sendPin: notifyTexts(new PinpointSMSVoiceV2Client({ maxAttempts: 1, requestHandler: textTimeouts }), {
    configurationId: env.NOTIFY_CONFIGURATION_ID,
    templateId: env.NOTIFY_TEMPLATE_ID,
  }),
});
