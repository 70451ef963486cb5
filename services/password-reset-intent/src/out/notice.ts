import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { isUserId } from '../record/user-id.ts';
import { noticeSubject, notices } from './messages.ts';

type Event = keyof typeof notices;

const noticeSchema = z.object({
  event: z.custom<Event>((event) => typeof event === 'string' && Object.hasOwn(notices, event)),
  /** The sAMAccountName. */
  userId: z.string().check(z.refine(isUserId)),
  /** When, epoch ms. */
  at: z.int(),
  /** The record of the attempt, where there is one. */
  attempt: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/, 'expected 32 hex characters'))),
});

/**
 * A notice about an account: who and when, and nothing secret. `RESET`: somebody got a new password by phone.
 * `RECORD_UNREADABLE`: nobody can, for this account, until what is on record is put right. `NUMBER_CHANGED`: somebody wanted
 * one, and the number on record was changed recently.
 */
export type Notice = z.output<typeof noticeSchema>;

/** @throws {InputError} naming the path and what was expected there, and no value */
export function parseNotice(event: unknown): Notice {
  return parseAt('event', noticeSchema, event);
}

/** A notice as the helpdesk reads it. */
export function noticeInWords({ event, userId, at, attempt }: Notice) {
  const record = attempt === undefined ? '' : ` Attempt ${attempt}.`;
  return {
    subject: noticeSubject(event),
    message: `${userId}, ${new Date(at).toISOString()}. ${notices[event]}${record}`,
  };
}
