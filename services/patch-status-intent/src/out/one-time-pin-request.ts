import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';

/** Asks for a one-time PIN to be texted. */
export type OneTimePinRequest = { readonly employeeId: string; readonly conversation: string };

const requestSchema = z.object({
  employeeId: z.string().check(z.regex(/^[0-9]{3}$/)),
  conversation: z.string().check(z.minLength(1), z.maxLength(300)),
});

/** @throws {InputError} naming the path and what was expected there, and no value */
export function parseRequest(event: unknown): OneTimePinRequest {
  return parseAt('event', requestSchema, event);
}
