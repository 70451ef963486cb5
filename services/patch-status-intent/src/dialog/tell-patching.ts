import { elicitSlot, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Latest } from '../patching/patching.ts';
import { groupSentences, latestSentences } from '../patching/sentences.ts';
import type { PatchTurn } from './bot.ts';
import { isLatest } from './phrases.ts';
import { attribute, forgotten, vouchedIn } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';

/** What was asked about: a job's name, or "latest" said without more. */
export function jobOf({ slots: { JobName }, transcript }: PatchTurn): string | undefined {
  return JobName ?? (isLatest(transcript) ? transcript : undefined);
}

/**
 * Answers, and asks on. The one-time PIN and the employee ID leave the session with the first answer; on a phone
 * call both slots are filled instead, so that Lex has nothing left to ask for.
 */
export function tellPatching(
  turn: PatchTurn,
  { employeeId, timeZone }: Facts,
  first: readonly Sentence[],
): Step {
  const filled = vouchedIn(turn)
    ? { EmployeeID: employeeId ?? null, OneTimePin: 'not needed' }
    : { EmployeeID: null, OneTimePin: null };
  const askOn = (says: readonly Sentence[]): Step =>
    replyWith(
      elicitSlot(turn, 'JobName', says, {
        slots: filled,
        attributes: { ...forgotten, [attribute.authenticated]: 'yes', [attribute.asked]: 'JobName' },
      }),
    );
  const job = jobOf(turn);
  if (job === undefined) return askOn([...first, messages.askJob]);
  if (isLatest(job)) {
    const next = (latest: Latest) =>
      askOn([...first, ...latestSentences(latest, timeZone), messages.anythingElse]);
    return { do: 'read latest', next };
  }
  return {
    do: 'read group',
    said: job,
    next: (status) => {
      const question = status.kind === 'no such group' ? messages.askJob : messages.anythingElse;
      return askOn([...first, ...groupSentences(status, job, timeZone), question]);
    },
  };
}
