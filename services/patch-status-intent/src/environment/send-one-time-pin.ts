import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { name } from './name.ts';

const environmentSchema = z.object({
  EMPLOYEE_TABLE: name,
  ONETIMEPIN_TABLE: name,
  /** An HMAC_256 key of KMS: that of one-time PINs. */
  PEPPER_KEY: name,
  /** Prefixes of numbers that may be texted: "+1,+44". */
  TEXTABLE_PREFIXES: z.string().check(z.regex(/^\+[1-9][0-9]{0,6}(,\+[1-9][0-9]{0,6})*$/)),
});

/**
 * The environment of sendOneTimePin.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export const parseEnvironment = (environment: Readonly<Record<string, string | undefined>>) =>
  parseAt('environment', environmentSchema, environment);
