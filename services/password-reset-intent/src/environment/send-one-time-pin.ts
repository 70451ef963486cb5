import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { attemptVariables } from './attempts.ts';
import { directorySettingsIn, directoryVariables, type ReadFile, rulesIn } from './directory.ts';
import { name } from './name.ts';

const environmentSchema = z.object({
  PASSWORD_RESET_TABLE: name,
  /** An HMAC_256 key of KMS. */
  PEPPER_KEY: name,
  /** The function that is invoked and not waited for. */
  NOTIFY_HELPDESK_FUNCTION: name,
  /** The function that texts, and is waited for: its one-time PIN lives from then on. */
  TEXT_ONE_TIME_PIN_FUNCTION: name,
  ...attemptVariables,
  ...directoryVariables,
});

/**
 * The environment of sendOneTimePin: as above, and what it says of the directory, but for the bind
 * password, and of who may be reset by phone.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  readFile: ReadFile,
) {
  const env = parseAt('environment', environmentSchema, variables);
  return { ...env, directory: directorySettingsIn(env, readFile), rules: rulesIn(env) };
}
