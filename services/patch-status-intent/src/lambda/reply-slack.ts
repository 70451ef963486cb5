import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/reply-slack.ts';
import { createReplySlack } from '../functions/reply-slack.ts';
import { lexRuntime } from '../out/lex-runtime.ts';
import { secretOf } from '../out/secret.ts';
import { slackApi } from '../out/slack-api.ts';
import { held } from '../out/slack-queue.ts';
import { slackTable } from '../out/slack-table.ts';
import { timeouts } from '../out/timeouts.ts';
import { secretForms } from '../slack/secret-forms.ts';

/** Lex waits for the bot's function, and that for Systems Manager. */
const turnTime = 22_000;

const env = parseEnvironment(process.env);
const secrets = new SecretsManagerClient({ requestHandler: timeouts, maxAttempts: 2 });
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 });
const sqs = new SQSClient({ requestHandler: timeouts, maxAttempts: 2 });
// A turn of which it is not known whether it was taken is not taken again.
const lex = new LexRuntimeV2Client({
  requestHandler: { ...timeouts, requestTimeout: turnTime },
  maxAttempts: 1,
});
const token = secretOf(secrets, env.SLACK_BOT_TOKEN_SECRET_ARN, secretForms.token);

/** Answers what waits in the queue. */
export const handler = createReplySlack({
  memory: slackTable(dynamoDb, env.SLACK_TABLE, () => Date.now()),
  slack: slackApi(token, env.SLACK_API_URL),
  bot: lexRuntime(lex, { botId: env.BOT_ID, botAliasId: env.BOT_ALIAS_ID, localeId: env.LOCALE_ID }),
  token,
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  mark: randomUUID,
  hold: held(sqs, env.SLACK_QUEUE_URL),
  log: jsonLog((line) => process.stdout.write(line)),
});
