import { SNSClient } from '@aws-sdk/client-sns';
import { jsonLog } from '@opsline/function-kit/log';
import { textMessages } from '@opsline/function-kit/text-messages';
import { parseEnvironment } from '../environment/text-owner-by-sns.ts';
import { createTextOwner } from '../functions/text-owner.ts';
import { textTimeouts } from '../out/timeouts.ts';

const env = parseEnvironment(process.env);

/** Texts an owner; invoked by passwordReset and tellUntold, which wait for it. */
export const handler = createTextOwner({
  sendText: textMessages(new SNSClient({ requestHandler: textTimeouts, maxAttempts: 1 }), {
    originationNumber: env.ORIGINATION_NUMBER,
    senderId: env.SENDER_ID,
  }),
  log: jsonLog((line) => process.stdout.write(line)),
});
