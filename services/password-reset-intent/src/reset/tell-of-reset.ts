import { digest } from '@opsline/function-kit/log';
import { type Log, namesOf } from '../log.ts';
import type { Notice } from '../out/notice.ts';
import { resetStates, type ToldReset } from './outcomes.ts';
import type { ResetRecords } from './records.ts';
import type { ResetRequest, Target } from './request.ts';

/** What telling people of a reset needs of the outside. */
export type Telling = {
  readonly records: Pick<ResetRecords, 'settle'>;
  /** Texts a new password; resolves when the text message was accepted, and keeps the password nowhere. */
  readonly textPassword: (to: string, password: string) => Promise<void>;
  /** Texts the owner that there was a reset; it does not wait until that is sent. */
  readonly textNotice: (to: string) => Promise<void>;
  /** Tells the helpdesk; it does not wait until they know. */
  readonly tellHelpdesk: (notice: Notice) => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Tells of a password that was set, or may have been: its owner by text message, and the helpdesk. From here on nothing
 * is thrown, since what was written cannot be taken back; every fault is logged and the next step taken.
 *
 * @param password undefined where no answer came to the write
 * @returns what is known of it now; no more than one text message with the password was sent
 */
export async function tellOf(
  world: Telling,
  request: ResetRequest,
  { userId, phone }: Target,
  password: string | undefined,
): Promise<ToldReset> {
  const { records, log } = world;
  const done = (step: () => Promise<void>) => doneOf(log, step);
  const textThePassword = async (written: string): Promise<ToldReset> => {
    await done(() => records.settle(request, 'written'));
    return (await done(() => world.textPassword(phone, written))) ? 'told' : 'not delivered';
  };
  const state = password === undefined ? 'unknown' : await textThePassword(password);
  const event = resetStates[state].helpdesk;
  if (state !== 'told')
    log({ event: 'helpdesk', outcome: event, conversation: digest(request.conversation) });
  await Promise.all([
    done(() => records.settle(request, state)),
    done(() => world.tellHelpdesk({ event, userId, at: world.now() })),
    ...(state === 'unknown' ? [] : [done(() => world.textNotice(phone))]),
  ]);
  return state;
}

/** Whether a step was done; a fault is logged, and the next step taken. */
export async function doneOf(log: Log, step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    return false;
  }
}
