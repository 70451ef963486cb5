import { parseAt } from '@opsline/function-kit/door';
import { topicArn } from '@opsline/settings/arn';
import * as z from 'zod/mini';

export const environmentSchema = z.object({
  /** The SNS topic of the helpdesk. */
  NOTICE_TOPIC_ARN: topicArn,
});

/**
 * The environment of notifyHelpdesk.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, variables);
}
