import { parseAt } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { type Log, namesOf } from './log.ts';

/** What the helpdesk is told. `RESET`: somebody got a new password by phone. */
export const noticeEvents = ['RESET', 'RESET_NOT_DELIVERED', 'RESET_OUTCOME_UNKNOWN'] as const;

const noticeSchema = z.object({
  event: z.enum(noticeEvents),
  /** The sAMAccountName. */
  userId: z.string().check(z.regex(/^[0-9]{6}$/)),
  /** When, epoch ms. */
  at: z.int(),
});

/** A notice about a reset (D16): who and when, and nothing secret. */
export type Notice = z.output<typeof noticeSchema>;

const words: Readonly<Record<Notice['event'], string>> = {
  RESET:
    'The password was reset by phone and texted to the number on record. If the owner of the account did not ask for it, disable the account.',
  RESET_NOT_DELIVERED:
    'The password was reset by phone, but the text message with it was not accepted. The owner of the account cannot log on until the helpdesk resets it again.',
  RESET_OUTCOME_UNKNOWN:
    'The directory gave no answer to a password reset by phone. Look at pwdLastSet before resetting it again.',
};

/**
 * The function that tells the helpdesk, apart from the conversation and with rights of its own.
 *
 * @param publish sends a subject and a message to the helpdesk's topic
 * @returns a function from a `Notice` to nothing. It throws when the topic could not be reached, so that Lambda tries
 * again.
 */
export const createNotifier =
  ({ publish, log }: { publish: (subject: string, message: string) => Promise<void>; log: Log }) =>
  async (event: unknown): Promise<void> => {
    try {
      const notice = parseAt('event', noticeSchema, event);
      const at = new Date(notice.at).toISOString();
      await publish(`Password reset: ${notice.event}`, `${notice.userId}, ${at}. ${words[notice.event]}`);
      log({ event: 'notice', outcome: notice.event });
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the helpdesk was not told');
    }
  };
