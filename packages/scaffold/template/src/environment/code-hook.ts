import { parseAt } from '@opsline/function-kit/door';
import { timeZone } from '@opsline/settings/time-zone';
import * as z from 'zod/mini';

export const environmentSchema = z.object({
  /** In which moments are told. */
  TIME_ZONE: timeZone,
});

/**
 * The environment of codeHook.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
