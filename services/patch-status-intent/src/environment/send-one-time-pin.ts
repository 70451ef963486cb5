import { parseAt } from '@opsline/function-kit/door';
import { tableName } from '@opsline/settings/aws-names';
import { textablePrefixes } from '@opsline/settings/textable-prefixes';
import * as z from 'zod/mini';
import { name } from './name.ts';

export const environmentSchema = z.object({
  EMPLOYEE_TABLE: tableName,
  ONETIMEPIN_TABLE: name,
  /** An HMAC_256 key of KMS: that of one-time PINs. */
  PEPPER_KEY: name,
  TEXTABLE_PREFIXES: textablePrefixes,
});

/**
 * The environment of sendOneTimePin.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
