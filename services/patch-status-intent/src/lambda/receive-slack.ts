import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/receive-slack.ts';
import { secretOf } from '../out/secret.ts';
import { queued } from '../out/slack-queue.ts';
import { timeouts } from '../out/timeouts.ts';
import { createReceiver } from '../slack/receiving/receive.ts';
import { secretForms } from '../slack/secret-forms.ts';

const env = parseEnvironment(process.env);
// Slack waits three seconds, and sends again what was not acknowledged.
const sqs = new SQSClient({ requestHandler: timeouts, maxAttempts: 2 });
const secrets = new SecretsManagerClient({ requestHandler: timeouts, maxAttempts: 2 });

/** What Slack calls: it acknowledges at once, and answers from the queue. */
export const handler = createReceiver({
  signingSecret: secretOf(secrets, env.SLACK_SIGNING_SECRET_ARN, secretForms.signing),
  enqueue: queued(sqs, env.SLACK_QUEUE_URL),
  team: env.SLACK_TEAM,
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
