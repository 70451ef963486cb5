import { SNSClient } from '@aws-sdk/client-sns';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/notify-helpdesk.ts';
import { createNotifyHelpdesk } from '../functions/notify-helpdesk.ts';
import { snsTimeouts } from '../out/timeouts.ts';
import { topicMessages } from '../out/topic-messages.ts';

const env = parseEnvironment(process.env);
const sns = new SNSClient({ requestHandler: snsTimeouts, maxAttempts: 1 });

/** Tells the helpdesk; invoked by passwordReset, sendOneTimePin and tellUntold, which do not wait for it. */
export const handler = createNotifyHelpdesk({
  publish: topicMessages(sns, env.NOTICE_TOPIC_ARN),
  log: jsonLog((line) => process.stdout.write(line)),
});
