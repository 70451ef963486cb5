import { parseAt } from '@opsline/function-kit/door';
import { keyAlias } from '@opsline/settings/aws-names';
import { oneOf } from '@opsline/settings/text';
import { timeZoneName } from '@opsline/settings/time-zone';
import * as z from 'zod/mini';
import { name } from './name.ts';

export const environmentSchema = z.object({
  ONETIMEPIN_TABLE: name,
  /** HMAC_256 keys of KMS: that of one-time PINs, and the one with which auth-lookup signs. */
  PEPPER_KEY: name,
  ASSERTION_KEY: keyAlias,
  /** The function that texts one-time PINs. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  /** Whether table PatchRun is asked before Systems Manager is. */
  INDEX: oneOf(['on', 'off']),
  PATCH_RUN_TABLE: name,
  /** In which moments are told. */
  TIME_ZONE: timeZoneName,
});

/**
 * The environment of patchStatus.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
