import { digest } from '@opsline/function-kit/log';
import { stepOf } from '../audit/attempt-of-reset.ts';
import type { Attempt } from '../audit/attempts.ts';
import { doneOf } from '../log.ts';
import { resetStates, type ToldUnlock } from './outcomes.ts';
import type { ResetRequest } from './request.ts';
import type { Telling } from './tell-of-reset.ts';

/**
 * Tells the helpdesk of an account that was unlocked, or may have been. Nothing is thrown, since what was written cannot be
 * taken back; who could not be told is left to the sweep. The owner is texted nothing more: the one-time PIN, which says
 * what it is for, went to the same phone.
 *
 * @returns what is known of it now
 */
export async function tellOfUnlock(
  {
    records,
    attempts,
    tellHelpdesk,
    now,
    log,
  }: Pick<Telling, 'records' | 'attempts' | 'tellHelpdesk' | 'now' | 'log'>,
  request: ResetRequest,
  { state, attempt }: { readonly state: ToldUnlock; readonly attempt: Attempt },
): Promise<ToldUnlock> {
  const { userId } = request.details;
  const event = resetStates[state].helpdesk;
  log({ event: 'helpdesk', outcome: event, conversation: digest(request.conversation) });
  const tell = async (): Promise<void> =>
    tellHelpdesk({ event, userId, at: now(), attempt: await attempts.idOf(attempt) });
  const [isTold] = await Promise.all([doneOf(log, tell), doneOf(log, () => records.settle(request, state))]);
  await attempts.end(attempt, stepOf(state), { event, owes: isTold ? [] : ['helpdesk'] });
  return state;
}
