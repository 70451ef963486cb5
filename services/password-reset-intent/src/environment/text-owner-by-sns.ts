import { parseAt } from '@opsline/function-kit/door';
import { originationNumber, senderId } from '@opsline/settings/texts';
import * as z from 'zod/mini';

export const environmentSchema = z.object({
  /** Whom text messages come from; empty where AWS chooses. */
  ORIGINATION_NUMBER: originationNumber,
  SENDER_ID: senderId,
});

/**
 * The environment of a function that texts by SNS.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, variables);
}
