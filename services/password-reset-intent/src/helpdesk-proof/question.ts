import { parseAt } from '@opsline/function-kit/door';
import { isE164 } from '@opsline/function-kit/e164';
import { parsePin } from '@opsline/otp';
import * as z from 'zod/mini';
import { isUserId } from '../record/user-id.ts';

/** What the flow asks, by its parameter `question`. */
const questions = ['send a one-time PIN', 'is this their one-time PIN'] as const;

const text = z.string();

// Contact attributes are not among them: whoever starts a contact may write them.
const eventSchema = z.object({
  Details: z.object({
    ContactData: z.object({
      Channel: z.literal('VOICE'),
      ContactId: text.check(z.regex(/^[0-9A-Za-z-]{1,128}$/)),
      CustomerEndpoint: z.optional(z.unknown()),
    }),
    Parameters: z.object({
      question: z.enum(questions),
      userId: z.optional(z.unknown()),
      oneTimePin: z.optional(z.unknown()),
    }),
  }),
});

const endpointSchema = z.object({ Address: text.check(z.refine(isE164)) });
const userIdSchema = text.check(z.refine(isUserId));

/** A question of the flow to which an agent has sent the call. */
export type Question = {
  readonly question: (typeof questions)[number];
  /** The transfer's own contact: a one-time PIN of another call, or of the bot, is none here. */
  readonly conversation: string;
  /** The calling number, strict E.164; undefined when it is withheld, or anything else. */
  readonly caller: string | undefined;
  /** What the agent keyed in; undefined for anything but a user ID. */
  readonly userId: string | undefined;
  /** What the caller keyed in; undefined for anything but six digits, silence among it: that is no attempt. */
  readonly oneTimePin: string | undefined;
};

/**
 * Reads the event of an InvokeLambdaFunction block. What people can bring about is understood; what only a wrong flow can
 * is refused.
 *
 * @throws {InputError} naming the path and what was expected there, and no value
 */
export function parseQuestion(event: unknown): Question {
  const { ContactData, Parameters } = parseAt('event', eventSchema, event).Details;
  const endpoint = endpointSchema.safeParse(ContactData.CustomerEndpoint);
  const userId = userIdSchema.safeParse(Parameters.userId);
  return {
    question: Parameters.question,
    conversation: `helpdesk ${ContactData.ContactId}`,
    caller: endpoint.success ? endpoint.data.Address : undefined,
    userId: userId.success ? userId.data : undefined,
    oneTimePin: parsePin(Parameters.oneTimePin),
  };
}
