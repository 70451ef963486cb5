import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { directorySettingsIn, directoryVariables } from './directory.ts';
import { name } from './name.ts';

const environmentSchema = z.object({
  PASSWORD_RESET_TABLE: name,
  /** An HMAC_256 key of KMS. */
  PEPPER_KEY: name,
  /** The functions that are invoked and not waited for. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  NOTIFY_HELPDESK_FUNCTION: name,
  /** An IANA time zone, in which it is today. */
  TIME_ZONE: z
    .string()
    .check(z.refine((zone) => Intl.supportedValuesOf('timeZone').concat('UTC').includes(zone))),
  /** Whether a one-time PIN is asked for before a password is written (D6). */
  POSSESSION: z.enum(['on', 'off']),
  ...directoryVariables,
  /** Which comes first where the directory writes `02/01/1990`. */
  DIRECTORY_DATE_ORDER: z.enum(['day first', 'month first']),
});

/**
 * The environment of passwordReset: as above, and what it says of the directory but for the bind password.
 *
 * @throws {InputError} naming every variable that is missing or wrong, or ZodError naming what is wrong with the
 * directory's settings; a cold start then fails at once
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  const env = parseAt('environment', environmentSchema, variables);
  return { ...env, directory: directorySettingsIn(env) };
}
