import { parseAt } from '@opsline/function-kit/door';
import { tableName } from '@opsline/settings/aws-names';
import { formed } from '@opsline/settings/text';
import * as z from 'zod/mini';
import { name } from './name.ts';
import { queueUrl, secretArn } from './slack.ts';

const environmentSchema = z.object({
  SLACK_QUEUE_URL: queueUrl,
  SLACK_BOT_TOKEN_SECRET_ARN: secretArn,
  SLACK_TABLE: tableName,
  BOT_ID: name,
  BOT_ALIAS_ID: name,
  LOCALE_ID: name,
  /** Where Slack's Web API is; Slack's own, unless said. */
  SLACK_API_URL: z.optional(formed(/^https?:\/\/\S+\/$/, 'a URL that ends with a slash')),
});

/**
 * The environment of replySlack.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
