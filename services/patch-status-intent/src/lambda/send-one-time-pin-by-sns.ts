import { SNSClient } from '@aws-sdk/client-sns';
import { textMessages } from '@opsline/function-kit/text-messages';
import { parseEnvironment } from '../environment/send-one-time-pin-by-sns.ts';
import { createSendOneTimePin } from '../functions/send-one-time-pin.ts';
import { pinText, warningText } from '../messages.ts';
import { sendingOnAws } from '../out/sending-on-aws.ts';
import { textTimeouts } from '../out/timeouts.ts';

const env = parseEnvironment(process.env);
const sendText = textMessages(new SNSClient({ maxAttempts: 1, requestHandler: textTimeouts }), {
  originationNumber: env.ORIGINATION_NUMBER,
  senderId: env.SENDER_ID,
});

/** Texts a one-time PIN in our words; invoked by patchStatus, which does not wait for it. */
export const handler = createSendOneTimePin({
  ...sendingOnAws(env),
  sendPin: (to, pin) => sendText(to, pinText(pin)),
  sendWarning: (to) => sendText(to, warningText),
});
