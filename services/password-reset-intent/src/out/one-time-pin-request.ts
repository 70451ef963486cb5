import { parseAt } from '@opsline/function-kit/door';
import { isE164 } from '@opsline/function-kit/e164';
import * as z from 'zod/mini';

const requestSchema = z.object({
  /** The sAMAccountName. */
  userId: z.string().check(z.regex(/^[0-9]{6}$/)),
  conversation: z.string().check(z.minLength(1), z.maxLength(300)),
  /** The number the caller calls from, if it is known. */
  caller: z.optional(z.string().check(z.refine(isE164))),
});

/** Asks for a one-time PIN to be texted to the number on record. */
export type OneTimePinRequest = z.output<typeof requestSchema>;

/** @throws {InputError} naming the path and what was expected there, and no value */
export function parseRequest(event: unknown): OneTimePinRequest {
  return parseAt('event', requestSchema, event);
}
