import { close, elicitIntent, elicitSlot, inIntent, type Sentence } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import { groupAnswer, latestAnswer } from './answers.ts';
import { bot, type PatchTurn, type Turn } from './bot.ts';
import { messages } from './messages.ts';
import { isAgain, isGoodbye, isHelp, isLatest, isStart } from './phrases.ts';
import { attribute, forgotten, mayBeAuthenticated, oneMore, vouchedIn, wasAsked } from './session.ts';
import { replyWith, type Step } from './step.ts';

/** What has to be known before a turn can be decided. */
export type Facts = {
  /** Who this conversation was authenticated for, as the table says; undefined if for nobody. */
  readonly employeeId: string | undefined;
  /** The time zone in which moments are told, an IANA name. */
  readonly timeZone: string;
};

/** After so many unusable answers, or refused one-time PINs, the conversation ends. */
const patience = 3;

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  if (turn.intent === 'goodbyeIntent' || isGoodbye(turn.transcript)) return goodbye(turn);
  if (turn.intent === 'helpIntent') return help(backFrom(turn));
  if (turn.intent === 'FallbackIntent') return notUnderstood(turn);
  if (isHelp(turn.transcript)) return help(turn);
  return facts.employeeId === undefined ? authenticate(turn, facts) : report(turn, facts, []);
}

function goodbye(turn: Turn): Step {
  const last = () => replyWith(close(turn, 'Fulfilled', [messages.goodbye], { attributes: forgotten }));
  return mayBeAuthenticated(turn) ? { do: 'end authentication', next: last } : last();
}

function notUnderstood(turn: Turn): Step {
  const misses = oneMore(turn, 'misses');
  if (misses >= patience) return giveUp(turn);
  return replyWith(
    elicitIntent(turn, [messages.notUnderstood], { attributes: { [attribute.misses]: String(misses) } }),
  );
}

const giveUp = (turn: Turn): Step =>
  replyWith(
    close(turn, 'Failed', [messages.givingUp], { attributes: { ...forgotten, [attribute.handOver]: 'yes' } }),
  );

/** The dialog that was left for another intent. */
const backFrom = (turn: Turn): PatchTurn =>
  inIntent(bot, turn, 'patchStatusIntent', {
    EmployeeID: turn.attributes[attribute.employeeId],
    JobName: turn.attributes[attribute.jobName],
  });

/** Help in the middle of a conversation does not lose it. */
function help(turn: PatchTurn): Step {
  const asked = slots.find((slot) => wasAsked(turn, slot));
  return replyWith(asked ? elicitSlot(turn, asked, [messages.help]) : elicitIntent(turn, [messages.help]));
}

const slots = ['EmployeeID', 'OneTimePin', 'JobName'] as const;

function authenticate(turn: PatchTurn, facts: Facts): Step {
  const { EmployeeID: employeeId, OneTimePin } = turn.slots;
  if (employeeId === undefined || !/^[0-9]{3}$/.test(employeeId)) {
    return wasAsked(turn, 'EmployeeID') && !isStart(turn.transcript)
      ? missed(turn, 'EmployeeID', messages.employeeIdShape)
      : ask(turn, 'EmployeeID', [messages.askEmployeeId]);
  }
  const asked = wasAsked(turn, 'OneTimePin');
  const guess = asked ? parsePin(OneTimePin ?? turn.transcript) : undefined;
  if (guess !== undefined) return verify(turn, facts, employeeId, guess);
  if (asked && !isAgain(turn.transcript)) return missed(turn, 'OneTimePin', messages.pinShape);
  return {
    do: 'send one-time PIN',
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

function missed(turn: PatchTurn, slot: (typeof slots)[number], says: Sentence): Step {
  const misses = oneMore(turn, 'misses');
  if (misses >= patience) return giveUp(turn);
  return replyWith(elicitSlot(turn, slot, [says], { attributes: { [attribute.misses]: String(misses) } }));
}

function verify(turn: PatchTurn, facts: Facts, employeeId: string, guess: string): Step {
  return {
    do: 'verify one-time PIN',
    employeeId,
    guess,
    next: (verdict) =>
      verdict === 'accepted' ? report(turn, facts, [messages.authenticated]) : refused(turn),
  };
}

function refused(turn: PatchTurn): Step {
  const count = oneMore(turn, 'refused');
  if (count >= patience) {
    return replyWith(
      close(turn, 'Failed', [messages.tooManyRefused], {
        slots: { OneTimePin: null },
        attributes: forgotten,
      }),
    );
  }
  const attributes = { [attribute.refused]: String(count), [attribute.misses]: null };
  return replyWith(elicitSlot(turn, 'OneTimePin', [messages.pinRefused], { attributes }));
}

/** What was asked about: a job's name, or "latest" said without more. */
const jobOf = ({ slots: { JobName }, transcript }: PatchTurn): string | undefined =>
  JobName ?? (isLatest(transcript) ? transcript : undefined);

/**
 * Answers, and asks on. The one-time PIN and the employee ID leave the session with the first answer; on a phone
 * call both slots are filled instead, so that Lex has nothing left to ask for.
 */
function report(turn: PatchTurn, { employeeId, timeZone }: Facts, first: readonly Sentence[]): Step {
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
    const next = (latest: Parameters<typeof latestAnswer>[0]) =>
      askOn([...first, ...latestAnswer(latest, timeZone), messages.anythingElse]);
    return { do: 'read latest', next };
  }
  return {
    do: 'read group',
    said: job,
    next: (status) => {
      const question = status.kind === 'no such group' ? messages.askJob : messages.anythingElse;
      return askOn([...first, ...groupAnswer(status, job, timeZone), question]);
    },
  };
}
