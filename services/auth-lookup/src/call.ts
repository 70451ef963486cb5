import { parsePin } from '@opsline/employees/pins';
import { parseAt } from '@opsline/function-kit/door';
import { isE164 } from '@opsline/function-kit/e164';
import * as z from 'zod/mini';
import { isSuspect } from './carrier.ts';

/** What a flow asks, by its parameter `question`. */
export const questions = ['who is this', 'is this their PIN'] as const;

const text = z.string();

// Contact attributes are not among them: whoever starts a contact may write them.
const eventSchema = z.object({
  Details: z.object({
    ContactData: z.object({
      Channel: text,
      ContactId: text.check(z.regex(/^[0-9A-Za-z-]{1,128}$/)),
      CustomerEndpoint: z.optional(z.unknown()),
    }),
    Parameters: z.object({
      question: z.enum(questions),
      employeeId: z.optional(z.unknown()),
      pin: z.optional(z.unknown()),
      'Call-Forwarding-Indicator': z.optional(z.unknown()),
      'ISUP-OLI': z.optional(z.unknown()),
      From: z.optional(z.unknown()),
      'P-Asserted-Identity': z.optional(z.unknown()),
    }),
  }),
});

const endpointSchema = z.object({ Address: text.check(z.refine(isE164)) });
const employeeIdSchema = text.check(z.regex(/^[0-9]{3}$/));

/** A question of a contact flow. */
export type Call = {
  readonly question: (typeof questions)[number];
  readonly contactId: string;
  readonly isVoice: boolean;
  /** The calling number, strict E.164; undefined when it is withheld, or anything else. */
  readonly caller: string | undefined;
  /** What the carrier says speaks against the calling number. */
  readonly isSuspect: boolean;
  /** The three digits of the employee ID; undefined for anything else. */
  readonly employeeId: string | undefined;
  /** Four digits; undefined for anything else, silence among it: that is no attempt. */
  readonly pin: string | undefined;
};

/**
 * Reads the event of an InvokeLambdaFunction block. What a caller can bring about (no number, no entry, any keys) is
 * understood; what only a wrong flow can is refused.
 *
 * @throws {InputError} naming the path and what was expected there, and no value
 */
export function parseCall(event: unknown): Call {
  const { ContactData, Parameters } = parseAt('event', eventSchema, event).Details;
  const endpoint = endpointSchema.safeParse(ContactData.CustomerEndpoint);
  const caller = endpoint.success ? endpoint.data.Address : undefined;
  const employeeId = employeeIdSchema.safeParse(Parameters.employeeId);
  return {
    question: Parameters.question,
    contactId: ContactData.ContactId,
    isVoice: ContactData.Channel === 'VOICE',
    caller,
    isSuspect: isSuspect(caller, Parameters),
    employeeId: employeeId.success ? employeeId.data : undefined,
    pin: parsePin(Parameters.pin),
  };
}
