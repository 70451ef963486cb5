import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));

const environmentSchema = z.object({
  EMPLOYEE_TABLE: name,
  ONETIMEPIN_TABLE: name,
  /** HMAC_256 keys of KMS: that of one-time PINs, and the one with which auth-lookup signs. */
  PEPPER_KEY: name,
  CALLER_KEY: name,
  /** The function that texts one-time PINs. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  /** Prefixes of numbers that may be texted: "+1,+44". */
  TEXTABLE_PREFIXES: z.string().check(z.regex(/^\+[1-9][0-9]{0,6}(,\+[1-9][0-9]{0,6})*$/)),
  /** An IANA time zone, in which moments are told. */
  TIME_ZONE: z
    .string()
    .check(z.refine((zone) => Intl.supportedValuesOf('timeZone').concat('UTC').includes(zone))),
});

/**
 * The configuration of this service's functions.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export const parseEnvironment = (environment: Readonly<Record<string, string | undefined>>) =>
  parseAt('environment', environmentSchema, environment);
