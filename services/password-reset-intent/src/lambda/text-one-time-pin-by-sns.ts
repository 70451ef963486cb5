import { SNSClient } from '@aws-sdk/client-sns';
import { jsonLog } from '@opsline/function-kit/log';
import { textMessages } from '@opsline/function-kit/text-messages';
import { parseEnvironment } from '../environment/text-one-time-pin-by-sns.ts';
import { createTextOneTimePin } from '../functions/text-one-time-pin.ts';
import { ownerNotices, pinText } from '../out/messages.ts';
import { textTimeouts } from '../out/timeouts.ts';

const env = parseEnvironment(process.env);
const sendText = textMessages(new SNSClient({ requestHandler: textTimeouts, maxAttempts: 1 }), {
  originationNumber: env.ORIGINATION_NUMBER,
  senderId: env.SENDER_ID,
});

/** Texts a one-time PIN in our words; invoked by sendOneTimePin, which waits for it. */
export const handler = createTextOneTimePin({
  sendPin: (to, pin, action) => sendText(to, pinText(pin, action)),
  sendWarning: (to) => sendText(to, ownerNotices['somebody tries']),
  log: jsonLog((line) => process.stdout.write(line)),
});
