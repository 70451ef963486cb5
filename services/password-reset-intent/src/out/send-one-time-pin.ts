import { parseAt } from '@opsline/function-kit/door';
import { isE164 } from '@opsline/function-kit/e164';
import { digest } from '@opsline/function-kit/log';
import type { IssueRequest, OneTimePins } from '@opsline/otp';
import * as z from 'zod/mini';
import type { Attempts } from '../audit/attempts.ts';
import type { Directory } from '../directory/directory.ts';
import { type Log, namesOf } from '../log.ts';
import { isUserId } from '../record/user-id.ts';
import { type Purpose, purposes } from '../reset/deed.ts';
import { aboutRecord, eligibility, type Rules } from '../reset/eligible.ts';
import type { Noticed } from '../reset/tell-of-record.ts';
import { placeOf } from './line-of-one-time-pins.ts';

const requestSchema = z.object({
  /** The sAMAccountName. */
  userId: z.string().check(z.refine(isUserId)),
  conversation: z.string().check(z.minLength(1), z.maxLength(300)),
  /** What it is to prove, and it serves nothing else; the helpdesk's also while the owner is locked out. */
  action: z.enum(purposes),
  /** The number the caller calls from, if it is known. */
  caller: z.optional(z.string().check(z.refine(isE164))),
});

/** Asks for a one-time PIN to be texted to the number on record. */
export type OneTimePinRequest = z.output<typeof requestSchema>;

/** @throws {InputError} naming the path and what was expected there, and no value */
function parseRequest(event: unknown): OneTimePinRequest {
  return parseAt('event', requestSchema, event);
}

/** What sending needs of the outside. */
export type Sending = {
  readonly openDirectory: () => Promise<Directory>;
  readonly oneTimePins: Pick<OneTimePins, 'issue'>;
  /** Texts a one-time PIN to an E.164 number, and what it is for; resolves when the message was accepted. */
  readonly sendPin: (to: string, pin: string, action: Purpose) => Promise<void>;
  /** Texts an owner that somebody tries with their user ID. */
  readonly warnOwner: (to: string) => Promise<void>;
  /** Tells the helpdesk why an account is not reset by phone; never throws. */
  readonly tellOfRecord: (noticed: Noticed) => Promise<void>;
  /** Writes down, for whoever takes the call over, that the number on record was changed recently; never throws. */
  readonly noteNumberChanged: (conversation: string) => Promise<void>;
  /** Writes down whether a one-time PIN was sent, and if not, why. */
  readonly attempts: Pick<Attempts, 'note'>;
  readonly rules: Rules;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * The function that texts one-time PINs, apart from the conversation: whoever waits for its reply learns nothing from
 * it, neither by words nor by time. Only an account that may be reset gets one; no answer is compared before it was
 * typed. The helpdesk is told of a record that none could equal, within the limits of one-time PINs.
 *
 * @returns a function from a `OneTimePinRequest` to nothing. It throws when the message could not be sent, without
 * saying to whom, so that Lambda counts an error.
 */
export const createSender =
  (world: Sending) =>
  async (event: unknown): Promise<void> => {
    try {
      await send(world, parseRequest(event));
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the one-time PIN was not sent');
    }
  };

/** A calling number tells whose it is, where there is one: nobody's but the number on record is the owner's. */
function askerOf(caller: string | undefined, phone: string | undefined): IssueRequest['asker'] {
  if (caller === undefined) return undefined;
  return caller === phone ? 'owner' : 'stranger';
}

async function send(world: Sending, request: OneTimePinRequest): Promise<void> {
  const { oneTimePins, sendPin, warnOwner, tellOfRecord, noteNumberChanged, attempts, log } = world;
  const { userId, conversation, caller, action } = request;
  const attempt = { userId, conversation, caller, action };
  try {
    const judged = await judge(world, userId, caller);
    const phone = judged.eligible ? judged.phone : undefined;
    const owner = judged.eligible ? judged.phone : judged.owner;
    const issued = await oneTimePins.issue(
      {
        ...placeOf(request),
        person: caller ?? conversation,
        phone,
        owner,
        asker: action === 'helpdesk' ? action : askerOf(caller, phone),
      },
      async (pin) => {
        if (phone !== undefined) await sendPin(phone, pin, action);
      },
      async () => {
        if (owner === undefined) return;
        await warnOwner(owner);
        await attempts.note(attempt, 'owner warned');
        log({ event: 'warning', conversation: digest(conversation), outcome: 'told' });
      },
    );
    const [outcome, reason] = judged.eligible ? [issued, undefined] : (['denied', judged.denial] as const);
    const why = reason === undefined ? {} : { reason };
    log({ event: 'one-time PIN', conversation: digest(conversation), outcome, ...why });
    const event = aboutRecord(judged);
    if (event !== undefined && issued === 'sent') await tellOfRecord({ event, userId, conversation });
    // In a chat nobody takes over, and its client would see it.
    if (event === 'NUMBER_CHANGED' && caller !== undefined) await noteNumberChanged(conversation);
    if (outcome === 'sent') await attempts.note(attempt, 'pin sent');
    else await attempts.note(attempt, 'no pin', { reason: reason ?? issued });
  } catch (fault) {
    await attempts.note(attempt, 'no pin', { reason: 'fault' });
    throw fault;
  }
}

async function judge({ openDirectory, rules, now }: Sending, userId: string, caller: string | undefined) {
  const directory = await openDirectory();
  try {
    return eligibility(await directory.find(userId), caller, rules, now());
  } finally {
    await directory.close();
  }
}
