import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { type DirectorySettings, parseDirectorySettings } from './directory-settings.ts';

const name = z.string().check(z.minLength(1));
const onOrOff = z.enum(['on', 'off']);

const environmentSchema = z.object({
  PASSWORD_RESET_TABLE: name,
  /** An HMAC_256 key of KMS. */
  PEPPER_KEY: name,
  /** The functions that are invoked and not waited for. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  NOTIFY_HELPDESK_FUNCTION: name,
  /** The SNS topic of the helpdesk. */
  NOTICE_TOPIC_ARN: name,
  /** Prefixes of numbers that may be texted: "+1,+44". */
  TEXTABLE_PREFIXES: z.string().check(z.regex(/^\+[1-9][0-9]{0,6}(,\+[1-9][0-9]{0,6})*$/)),
  /** An IANA time zone, in which it is today. */
  TIME_ZONE: z
    .string()
    .check(z.refine((zone) => Intl.supportedValuesOf('timeZone').concat('UTC').includes(zone))),
  /** Whether a one-time PIN is asked for before a password is written (D6). */
  POSSESSION: onOrOff,
  /** Whether the caller must call from the number on record (PR6). */
  CALLER_NUMBER: onOrOff,
  /** `ldaps://` URLs, separated by commas, in the order in which they are tried. */
  DIRECTORY_URLS: name,
  DIRECTORY_BASE_DN: name,
  DIRECTORY_BIND_DN: name,
  /** A ciphertext of KMS, base64, and the symmetric key it was made with. */
  DIRECTORY_BIND_PASSWORD: z.base64().check(z.minLength(1)),
  DIRECTORY_KEY: name,
  /** The CA that signed the domain controllers' certificates: PEM, its line breaks written `\n` or as they are. */
  DIRECTORY_CA: name,
  /** DNs, separated by semicolons; may be empty. */
  DIRECTORY_DENY_GROUPS: z.string(),
  /** Attributes: of the mobile number, the date of birth and the month started; separated by commas. */
  DIRECTORY_ATTRIBUTES: z.string().check(z.regex(/^[^,]+,[^,]+,[^,]+$/)),
  /** Which comes first where the directory writes `02/01/1990`. */
  DIRECTORY_DATE_ORDER: z.enum(['day first', 'month first']),
});

/** The environment as it is used: as above, and what it says of the directory but for the bind password. */
export type Environment = z.output<typeof environmentSchema> & {
  readonly directory: Omit<DirectorySettings, 'bindPassword'>;
};

/**
 * The configuration of this service's functions.
 *
 * @throws {InputError} naming every variable that is missing or wrong, or ZodError naming what is wrong with the
 * directory's settings; a cold start then fails at once
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const env = parseAt('environment', environmentSchema, variables);
  const [mobile, birthDate, monthStarted] = env.DIRECTORY_ATTRIBUTES.split(',');
  const { bindPassword: _, ...directory } = parseDirectorySettings({
    urls: env.DIRECTORY_URLS.split(','),
    baseDn: env.DIRECTORY_BASE_DN,
    bindDn: env.DIRECTORY_BIND_DN,
    bindPassword: 'decrypted later',
    caPem: env.DIRECTORY_CA.replaceAll('\\n', '\n'),
    attributes: { mobile, birthDate, monthStarted },
    denyGroups: env.DIRECTORY_DENY_GROUPS.split(';').filter(Boolean),
  });
  return { ...env, directory };
}
