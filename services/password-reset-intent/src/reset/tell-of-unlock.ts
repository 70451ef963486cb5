import { digest } from '@opsline/function-kit/log';
import { resetStates, type ToldUnlock } from './outcomes.ts';
import type { ResetRequest } from './request.ts';
import { doneOf, type Telling } from './tell-of-reset.ts';

/**
 * Tells the helpdesk of an account that was unlocked, or may have been. Nothing is thrown, since what was written cannot be
 * taken back. The owner is texted nothing more: the one-time PIN, which says what it is for, went to the same phone.
 *
 * @returns what is known of it now
 */
export async function tellOfUnlock(
  { records, tellHelpdesk, now, log }: Pick<Telling, 'records' | 'tellHelpdesk' | 'now' | 'log'>,
  request: ResetRequest,
  state: ToldUnlock,
): Promise<ToldUnlock> {
  const { userId } = request.details;
  const event = resetStates[state].helpdesk;
  log({ event: 'helpdesk', outcome: event, conversation: digest(request.conversation) });
  await Promise.all([
    doneOf(log, () => records.settle(request, state)),
    doneOf(log, () => tellHelpdesk({ event, userId, at: now() })),
  ]);
  return state;
}
