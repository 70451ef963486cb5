import { parseAt } from '@opsline/function-kit/door';
import { isPossible } from '@opsline/otp/proof';
import { oneOf } from '@opsline/settings/text';
import * as z from 'zod/mini';
import { attemptVariables } from './attempts.ts';
import { directorySettingsIn, directoryVariables, type ReadFile, rulesIn } from './directory.ts';
import { name } from './name.ts';

export const environmentSchema = z.object({
  PASSWORD_RESET_TABLE: name,
  /** An HMAC_256 key of KMS. */
  PEPPER_KEY: name,
  /** The functions that are invoked and not waited for. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  NOTIFY_HELPDESK_FUNCTION: name,
  /** The function that texts the owner of an account, and is waited for. */
  TEXT_OWNER_FUNCTION: name,
  /** Whether a one-time PIN is asked for before a password is written. */
  POSSESSION: oneOf(['on', 'off']),
  ...attemptVariables,
  ...directoryVariables,
});

/** Answers alone are no proof of anything. */
const somethingIsProved = z.refine<z.output<typeof environmentSchema>>(
  ({ POSSESSION: possession, CALLER_NUMBER: callerNumber }) =>
    isPossible('new password', { possession, callerNumber }),
  { path: ['CALLER_NUMBER'], message: 'expected on, since POSSESSION is off' },
);

/**
 * The environment of passwordReset: as above, and what it says of the directory, but for the bind
 * password, and of who may be reset by phone.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  readFile: ReadFile,
) {
  const env = parseAt('environment', environmentSchema.check(somethingIsProved), variables);
  return { ...env, directory: directorySettingsIn(env, readFile), rules: rulesIn(env) };
}
