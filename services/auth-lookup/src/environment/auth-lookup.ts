import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));

const environmentSchema = z.object({
  EMPLOYEE_TABLE: name,
  PIN_ATTEMPT_TABLE: name,
  /** HMAC_256 keys of KMS: that of PINs, and the one that signs who is calling. */
  CALLER_KEY: name,
  ASSERTION_KEY: name,
});

/**
 * The environment of authLookup.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
