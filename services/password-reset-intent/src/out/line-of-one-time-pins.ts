import { digest } from '@opsline/function-kit/log';
import type { IssueRequest, OneTimePins } from '@opsline/otp';
import { challengeOf, type ProofRules } from '@opsline/otp/proof';
import type { Log } from '../log.ts';
import type { Purpose } from '../reset/deed.ts';

/** Whether one-time PINs are sent now to those who may be texted any. */
export type Line = 'open' | 'halted';

/** Who asks for a one-time PIN, for whom, and what for. */
type Asking = {
  readonly userId: string;
  readonly conversation: string;
  readonly action: Purpose;
  readonly caller?: string | undefined;
};

/** Whose one-time PIN it is, and where it has to be typed. */
export function placeOf({ userId, conversation, action }: Asking) {
  return {
    holder: userId,
    conversation: action === 'helpdesk' ? conversation : challengeOf(conversation, action),
  };
}

/**
 * As whom those ask who may be texted at all; the directory is not asked, so it is the same for every user ID. Where the
 * calling number is compared they are owners. Elsewhere a caller may be a stranger, who is halted first.
 */
function askerOf(
  { action, caller }: Asking,
  callerNumber: ProofRules['callerNumber'],
): IssueRequest['asker'] {
  if (action === 'helpdesk') return action;
  if (callerNumber === 'on') return 'owner';
  return caller === undefined ? undefined : 'stranger';
}

/** Whether one-time PINs are sent now; that they are not is logged, since somebody has to look at it. */
export const lineOfOneTimePins =
  (oneTimePins: Pick<OneTimePins, 'isHalted'>, callerNumber: ProofRules['callerNumber'], log: Log) =>
  async (asking: Asking): Promise<Line> => {
    const asker = askerOf(asking, callerNumber);
    if (!(await oneTimePins.isHalted({ ...placeOf(asking), asker }))) return 'open';
    log({ event: 'one-time PIN', conversation: digest(asking.conversation), outcome: 'halted' });
    return 'halted';
  };
