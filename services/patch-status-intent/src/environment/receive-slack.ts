import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { queueUrl, secretArn, slackTeam } from './slack.ts';

export const environmentSchema = z.object({
  SLACK_QUEUE_URL: queueUrl,
  SLACK_SIGNING_SECRET_ARN: secretArn,
  /** The workspace whose people may ask. */
  SLACK_TEAM: slackTeam,
});

/**
 * The environment of receiveSlack.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
