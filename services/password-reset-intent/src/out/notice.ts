import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';

const noticeSchema = z.object({
  /**
   * What the helpdesk is told. `RESET`: somebody got a new password by phone. `RECORD_UNREADABLE`: nobody can, for this
   * account, until what is on record is put right.
   */
  event: z.enum(['RESET', 'RESET_NOT_DELIVERED', 'RESET_OUTCOME_UNKNOWN', 'RECORD_UNREADABLE']),
  /** The sAMAccountName. */
  userId: z.string().check(z.regex(/^[0-9]{6}$/)),
  /** When, epoch ms. */
  at: z.int(),
});

/** A notice about an account (D16): who and when, and nothing secret. */
export type Notice = z.output<typeof noticeSchema>;

const words: Readonly<Record<Notice['event'], string>> = {
  RESET:
    'The password was reset by phone and texted to the number on record. If the owner of the account did not ask for it, disable the account.',
  RESET_NOT_DELIVERED:
    'The password was reset by phone, but the text message with it was not accepted. The owner of the account cannot log on until the helpdesk resets it again.',
  RESET_OUTCOME_UNKNOWN:
    'The directory gave no answer to a password reset by phone. Look at pwdLastSet before resetting it again.',
  RECORD_UNREADABLE:
    'The date of birth or the month started on record is missing or cannot be read, or the service account may not read the account. The password cannot be reset by phone until that is put right.',
};

/** @throws {InputError} naming the path and what was expected there, and no value */
export function parseNotice(event: unknown): Notice {
  return parseAt('event', noticeSchema, event);
}

/** A notice as the helpdesk reads it. */
export function noticeInWords({ event, userId, at }: Notice) {
  return {
    subject: `Password reset: ${event}`,
    message: `${userId}, ${new Date(at).toISOString()}. ${words[event]}`,
  };
}
