import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { name } from './name.ts';

const environmentSchema = z.object({
  /** The SNS topic of the helpdesk. */
  NOTICE_TOPIC_ARN: name,
});

/**
 * The environment of notifyHelpdesk.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export const parseEnvironment = (variables: Readonly<Record<string, string | undefined>>) =>
  parseAt('environment', environmentSchema, variables);
