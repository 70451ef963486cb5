import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { jsonLog } from '@opsline/function-kit/log';
import { notifyTexts } from '@opsline/otp/notify';
import { parseEnvironment } from '../environment/text-one-time-pin-by-notify.ts';
import { createTextOneTimePin } from '../functions/text-one-time-pin.ts';
import { textTimeouts } from '../out/timeouts.ts';

const env = parseEnvironment(process.env);

/** Texts a one-time PIN in AWS's words; invoked by sendOneTimePin, which waits for it. */
export const handler = createTextOneTimePin({
  sendPin: notifyTexts(new PinpointSMSVoiceV2Client({ requestHandler: textTimeouts, maxAttempts: 1 }), {
    configurationId: env.NOTIFY_CONFIGURATION_ID,
    templateId: env.NOTIFY_TEMPLATE_ID,
  }),
  log: jsonLog((line) => process.stdout.write(line)),
});
