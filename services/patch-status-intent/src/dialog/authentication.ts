import { isEmployeeId } from '@opsline/employees';
import { close, elicitSlot, isAgain, oneMore, replyWith, type Sentence, wasAsked } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import { messages } from '../messages.ts';
import type { PatchTurn } from './bot.ts';
import { giveUp } from './endings.ts';
import { isStart } from './phrases.ts';
import { attribute, forgotten } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { jobOf, tellPatching } from './tell-patching.ts';

/** Somebody who is not authenticated asks about patching: their ID, a one-time PIN, and then the answer. */
export function authenticate(turn: PatchTurn, facts: Facts): Step {
  const { EmployeeID: employeeId, OneTimePin } = turn.slots;
  if (employeeId === undefined || !isEmployeeId(employeeId)) {
    return wasAsked(turn, 'EmployeeID') && !isStart(turn.transcript)
      ? missed(turn, 'EmployeeID', messages.employeeIdShape)
      : ask(turn, 'EmployeeID', [messages.askEmployeeId]);
  }
  const asked = wasAsked(turn, 'OneTimePin');
  const guess = asked ? parsePin(OneTimePin ?? turn.transcript) : undefined;
  if (guess !== undefined) return verify(turn, facts, employeeId, guess);
  if (asked && !isAgain(turn.transcript)) return missed(turn, 'OneTimePin', messages.pinShape);
  return {
    do: 'request one-time PIN',
    employeeId,
    next: () => ask(turn, 'OneTimePin', [messages.pinOnItsWay]),
  };
}

/** Asks for a slot on the way to authentication; a job that was named already is kept for later. */
function ask(turn: PatchTurn, slot: 'EmployeeID' | 'OneTimePin', says: readonly Sentence[]): Step {
  const job = { JobName: jobOf(turn) ?? null };
  const attributes = {
    [attribute.asked]: slot,
    [attribute.employeeId]: turn.slots.EmployeeID ?? null,
    [attribute.jobName]: job.JobName ?? null,
    [attribute.misses]: null,
  };
  return replyWith(elicitSlot(turn, slot, says, { slots: job, attributes }));
}

function missed(turn: PatchTurn, slot: 'EmployeeID' | 'OneTimePin', says: Sentence): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? replyWith(elicitSlot(turn, slot, [says], { attributes })) : giveUp(turn);
}

function verify(turn: PatchTurn, facts: Facts, employeeId: string, guess: string): Step {
  return {
    do: 'verify one-time PIN',
    employeeId,
    guess,
    next: (verdict) =>
      verdict === 'accepted' ? tellPatching(turn, facts, [messages.authenticated]) : refused(turn),
  };
}

function refused(turn: PatchTurn): Step {
  const count = oneMore(turn, 'refused');
  if (count === undefined) {
    return replyWith(
      close(turn, 'Failed', [messages.tooManyRefused], {
        slots: { OneTimePin: null },
        attributes: forgotten,
      }),
    );
  }
  const attributes = { ...count, [attribute.misses]: null };
  return replyWith(elicitSlot(turn, 'OneTimePin', [messages.pinRefused], { attributes }));
}
