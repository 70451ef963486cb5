import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { name } from './name.ts';

const environmentSchema = z.object({ PATCH_RUN_TABLE: name });

/**
 * The environment of indexRuns.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
