import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { name } from './name.ts';

const environmentSchema = z.object({
  ONETIMEPIN_TABLE: name,
  /** HMAC_256 keys of KMS: that of one-time PINs, and the one with which auth-lookup signs. */
  PEPPER_KEY: name,
  CALLER_KEY: name,
  /** The function that texts one-time PINs. */
  SEND_ONE_TIME_PIN_FUNCTION: name,
  /** An IANA time zone, in which moments are told. */
  TIME_ZONE: z
    .string()
    .check(z.refine((zone) => Intl.supportedValuesOf('timeZone').concat('UTC').includes(zone))),
});

/**
 * The environment of patchStatus.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export const parseEnvironment = (environment: Readonly<Record<string, string | undefined>>) =>
  parseAt('environment', environmentSchema, environment);
