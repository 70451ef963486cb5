import { digest } from '@opsline/function-kit/log';
import { type Log, namesOf } from '../log.ts';
import type { Notice } from '../out/notice.ts';
import { noticeText, passwordText } from '../text-messages.ts';
import type { Request, ResetRecords, Target } from './records.ts';
import type { PasswordSet } from './set-password.ts';

/** What telling people of a reset needs of the outside. */
export type Telling = {
  readonly records: Pick<ResetRecords, 'settle'>;
  readonly sendText: (to: string, text: string) => Promise<void>;
  /** Tells the helpdesk; it does not wait until they know. */
  readonly tellHelpdesk: (notice: Notice) => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

const notices = {
  told: 'RESET',
  'not delivered': 'RESET_NOT_DELIVERED',
  unknown: 'RESET_OUTCOME_UNKNOWN',
} as const;

/**
 * Tells of a password that was set, or may have been: its owner by text message, and the helpdesk (D13, D16). From here
 * on nothing is thrown, since what was written cannot be taken back; every fault is logged and the next step taken.
 *
 * @returns what is known of it now; no more than one text message with the password was sent
 */
export async function tellOf(
  world: Telling,
  request: Request,
  { userId, phone }: Target,
  set: Exclude<PasswordSet, { outcome: 'refused' }>,
): Promise<keyof typeof notices> {
  const { records, sendText, log } = world;
  const done = async (step: () => Promise<void>): Promise<boolean> => {
    try {
      await step();
      return true;
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return false;
    }
  };
  if (set.outcome === 'set') await done(() => records.settle(request, 'written'));
  const state = set.outcome === 'unknown' ? set.outcome : await textThePassword(set.password);
  const event = notices[state];
  if (state !== 'told')
    log({ event: 'helpdesk', outcome: event, conversation: digest(request.conversation) });
  await Promise.all([
    done(() => records.settle(request, state)),
    done(() => world.tellHelpdesk({ event, userId, at: world.now() })),
    ...(state === 'unknown' ? [] : [done(() => sendText(phone, noticeText))]),
  ]);
  return state;

  async function textThePassword(password: string): Promise<'told' | 'not delivered'> {
    const accepted = await done(() => sendText(phone, passwordText(password)));
    return accepted ? 'told' : 'not delivered';
  }
}
