import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { name } from './name.ts';

const environmentSchema = z.object({
  ATTEMPT_TABLE: name,
  /** An HMAC_256 key of KMS. */
  PEPPER_KEY: name,
  /** The function that is invoked and not waited for, and the one that is. */
  NOTIFY_HELPDESK_FUNCTION: name,
  TEXT_OWNER_FUNCTION: name,
});

/**
 * The environment of tellUntold.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, variables);
}
