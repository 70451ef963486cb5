import { isEmployeeId } from '@opsline/employees';
import { parsePin } from '@opsline/employees/pins';
import { parseAt } from '@opsline/function-kit/door';
import { isE164 } from '@opsline/function-kit/e164';
import * as z from 'zod/mini';

/** What a flow asks, by its parameter `question`. */
const questions = ['who is this', 'is this an employee ID', 'is this their PIN'] as const;

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
const employeeIdSchema = text.check(z.refine(isEmployeeId));

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

/** What a carrier may say about a call, as flows pass it on: SIP headers by their names, absent or empty mostly. */
export type CarrierData = {
  readonly 'Call-Forwarding-Indicator'?: unknown;
  readonly 'ISUP-OLI'?: unknown;
  readonly From?: unknown;
  readonly 'P-Asserted-Identity'?: unknown;
};

// NANPA, ANI II digits: an ordinary line, and mobile ones. Payphones, hotels, prisons, relays and the rest are not.
const plainLines: ReadonlySet<string> = new Set(['0', '00', '61', '62', '63']);

function said(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/**
 * The numbers that a header names: the users of its addresses (RFC 3261 20.20, RFC 3966), without the signs that set
 * digits apart. The name displayed beside an address is whatever the caller likes, and is not looked at.
 */
function numbersIn(header: string): readonly string[] {
  const addresses = header.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/\b(?:sips?|tel):([^@;>,\s]*)/gi);
  const numbers = [...addresses].map(([, user = '']) => user.replace(/[-.()]/g, ''));
  return numbers.length === 0 ? [header.trim()] : numbers;
}

/**
 * Whether something that the carrier says speaks against the calling number: the call was forwarded,
 * it comes from no ordinary or mobile line, or a header names another number, or none. Nothing that it says speaks for
 * a number, so more data never makes a call less suspect.
 */
export function isSuspect(caller: string | undefined, data: CarrierData): boolean {
  const line = data['ISUP-OLI'];
  const numbers = [data.From, data['P-Asserted-Identity']].filter(said).flatMap(numbersIn);
  return (
    said(data['Call-Forwarding-Indicator']) ||
    (said(line) && !plainLines.has(line.trim())) ||
    numbers.some((number) => number !== caller)
  );
}
