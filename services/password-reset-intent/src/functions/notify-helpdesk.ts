import { type Log, namesOf } from '../log.ts';
import { noticeInWords, parseNotice } from '../out/notice.ts';

/** Everything outside of notifyHelpdesk. */
type Ports = {
  /** Sends a subject and a message to the helpdesk's topic. */
  readonly publish: (subject: string, message: string) => Promise<void>;
  readonly log: Log;
};

/**
 * The function that tells the helpdesk, apart from the conversation and with rights of its own.
 *
 * @returns a function from a `Notice` to nothing. It throws when the topic could not be reached, so that Lambda tries
 * again.
 */
export const createNotifyHelpdesk =
  ({ publish, log }: Ports) =>
  async (event: unknown): Promise<void> => {
    try {
      const notice = parseNotice(event);
      const { subject, message } = noticeInWords(notice);
      await publish(subject, message);
      log({ event: 'notice', outcome: notice.event });
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the helpdesk was not told');
    }
  };
