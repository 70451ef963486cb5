import { parseAt } from '@opsline/function-kit/door';
import { timeZoneName } from '@opsline/settings/time-zone';
import * as z from 'zod/mini';

const environmentSchema = z.object({
  /** In which moments are told. */
  TIME_ZONE: timeZoneName,
});

/**
 * The environment of codeHook.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
