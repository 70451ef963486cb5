import { parseAt } from '@opsline/function-kit/door';
import { originationNumber, senderId } from '@opsline/settings/texts';
import * as z from 'zod/mini';
import { sendingVariables } from './sending.ts';

export const environmentSchema = z.object({
  ...sendingVariables,
  /** Whom text messages come from; empty where AWS chooses. */
  ORIGINATION_NUMBER: originationNumber,
  SENDER_ID: senderId,
});

/**
 * The environment of sendOneTimePin that sends by SNS.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
