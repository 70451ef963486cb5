import { parseAt } from '@opsline/function-kit/door';
import { notifyConfigurationId, notifyTemplateId } from '@opsline/settings/texts';
import * as z from 'zod/mini';
import { sendingVariables } from './sending.ts';

export const environmentSchema = z.object({
  ...sendingVariables,
  NOTIFY_CONFIGURATION_ID: notifyConfigurationId,
  NOTIFY_TEMPLATE_ID: notifyTemplateId,
});

/**
 * The environment of sendOneTimePin that sends by Notify.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
