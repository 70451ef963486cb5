import { isEmployeeId } from '@opsline/employees';
import { oneMore, type Sentence, type State, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { ask, askAgain } from './asking.ts';
import type { PatchTurn } from './bot.ts';
import { giveUp, tooManyRefused } from './endings.ts';
import { wordsOfPatching } from './patch-questions.ts';
import { asksForPin, idNamed, idSaid, isOfMachines, isStart, jobIn, nameSaid, pinSaid } from './phrases.ts';
import { attribute } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/** Lex may call more than once in a turn. */
type Call = 'first' | 'second';

/**
 * Somebody who is not authenticated asks about patching: their ID, a one-time PIN, and then the answer. The words are the
 * same for every ID, known or not.
 *
 * @param turn as one of the dialog about patching, whatever intent Lex heard
 * @param call the second one in a turn says what the first one did, and does nothing once more
 */
export function authenticate(turn: PatchTurn, state: State, facts: Facts, call: Call): Step {
  if (wasAsked(turn, 'OneTimePin')) return possession(turn, facts, call);
  const { EmployeeID: slot } = turn.slots;
  const given = slot !== undefined && isEmployeeId(slot) ? slot : undefined;
  if (wasAsked(turn, 'EmployeeID')) {
    const employeeId = given ?? idSaid(turn.transcript);
    if (employeeId !== undefined) return request(turn, employeeId, messages.pinSent, call);
    if (jobNow(turn) !== undefined)
      return askFirst(turn, 'EmployeeID', [messages.signInFirst, messages.askEmployeeId]);
    return isStart(turn.transcript)
      ? ask(turn, 'EmployeeID', [messages.askEmployeeId])
      : missed(turn, 'EmployeeID', messages.employeeIdShape);
  }
  const employeeId = given ?? idNamed(turn.transcript);
  if (employeeId !== undefined) return request(turn, employeeId, messages.pinSent, call);
  return askWho(turn, state, facts);
}

/** A job that was named is kept; what may be a name is told to need somebody who is known. */
function askWho(turn: PatchTurn, state: State, facts: Facts): Step {
  const { transcript } = turn;
  const askFor = (says: readonly Sentence[], misses: string | null = null): Step =>
    ask(turn, 'EmployeeID', [...says, messages.askEmployeeId], {
      slots: { JobName: jobAskedIn(turn) ?? null },
      attributes: {
        [attribute.asked]: 'EmployeeID',
        [attribute.jobName]: jobAskedIn(turn) ?? null,
        [attribute.authenticated]: null,
        [attribute.misses]: misses,
      },
    });
  const asks = wordsOfPatching(transcript) !== undefined;
  const lexHeardNone = turn.heardAs === 'patchStatusIntent' && turn.slots.JobName === undefined && !asks;
  if (isStart(transcript) || lexHeardNone) return askFor([]);
  if (jobIn(transcript) !== undefined && state === 'nothing asked') return askFor([]);
  if (
    asks ||
    jobIn(transcript) !== undefined ||
    turn.heardAs !== 'FallbackIntent' ||
    isOfMachines(transcript)
  )
    return askFor([messages.signInFirst]);
  const counted = oneMore(turn, 'misses');
  if (counted === undefined) return giveUp(turn);
  return mayBeName(transcript)
    ? askFor([messages.maybeName], counted[attribute.misses])
    : askAgain(turn, facts, [messages.notUnderstood], counted);
}

/** A name that nobody knows here has letters or digits and few words. */
function mayBeName(text: string): boolean {
  return /[a-z0-9]/i.test(text) && text.length <= 128 && text.split(/\s+/).length <= 4;
}

/** What is asked about before somebody is authenticated: said now, or kept. Never a one-time PIN. */
function jobAskedIn(turn: PatchTurn): string | undefined {
  const { slots, transcript, attributes } = turn;
  const kept = attributes[attribute.jobName];
  if (wasAsked(turn, 'EmployeeID') || wasAsked(turn, 'OneTimePin')) {
    return jobNow(turn) ?? kept;
  }
  const asked = wordsOfPatching(transcript);
  if (asked !== undefined) return asked;
  const mayName = turn.heardAs === 'FallbackIntent' && !isStart(transcript);
  const job = slots.JobName ?? jobIn(transcript) ?? (mayName ? nameSaid(transcript) : undefined);
  return job === undefined || pinSaid(job) !== undefined || !(mayBeName(job) || isOfMachines(job))
    ? kept
    : job.slice(0, 128);
}

/** A job that is named while a proof is asked for. */
function jobNow({ transcript }: PatchTurn): string | undefined {
  if (pinSaid(transcript) !== undefined) return undefined;
  const named = isOfMachines(transcript) ? nameSaid(transcript) : undefined;
  return isStart(transcript) ? undefined : (wordsOfPatching(transcript) ?? jobIn(transcript) ?? named);
}

/** The proof comes before the job, which is kept. */
function askFirst(turn: PatchTurn, slot: 'EmployeeID' | 'OneTimePin', says: readonly Sentence[]): Step {
  const job = jobNow(turn) ?? null;
  return ask(turn, slot, says, { slots: { JobName: job }, attributes: { [attribute.jobName]: job } });
}

function request(
  turn: PatchTurn,
  employeeId: string,
  says: (employeeId: string) => Sentence,
  call: Call,
): Step {
  const job = jobAskedIn(turn) ?? null;
  const waitForPin = (sentence: Sentence): Step =>
    ask(turn, 'OneTimePin', [sentence], {
      slots: { EmployeeID: employeeId, JobName: job },
      attributes: {
        [attribute.asked]: 'OneTimePin',
        [attribute.employeeId]: employeeId,
        [attribute.jobName]: job,
        [attribute.misses]: null,
      },
    });
  return {
    do: 'look whether one-time PINs are sent',
    employeeId,
    next: (line) => {
      const wait = (): Step => waitForPin(line === 'halted' ? messages.pinsHalted : says(employeeId));
      return line === 'halted' || call === 'second'
        ? wait()
        : { do: 'request one-time PIN', employeeId, next: wait };
    },
  };
}

/** A one-time PIN was asked for: it is typed, or wanted once more, or the employee ID was another one. */
function possession(turn: PatchTurn, facts: Facts, call: Call): Step {
  const { EmployeeID = turn.attributes[attribute.employeeId] } = turn.slots;
  const begins = isStart(turn.transcript);
  if (begins || EmployeeID === undefined || !isEmployeeId(EmployeeID)) {
    return ask(turn, 'EmployeeID', [messages.askEmployeeId], {
      attributes: { [attribute.asked]: 'EmployeeID' },
    });
  }
  const guess = pinSaid(turn.slots.OneTimePin ?? turn.transcript);
  if (guess !== undefined) return call === 'second' ? refused(turn) : verify(turn, facts, EmployeeID, guess);
  const other = idNamed(turn.transcript);
  if (other !== undefined) return request(turn, other, messages.pinSent, call);
  if (asksForPin(turn.transcript)) return request(turn, EmployeeID, messages.pinSentAgain, call);
  if (jobNow(turn) !== undefined) return askFirst(turn, 'OneTimePin', [messages.pinFirst]);
  return missed(turn, 'OneTimePin', messages.pinShape);
}

function missed(turn: PatchTurn, slot: 'EmployeeID' | 'OneTimePin', says: Sentence): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? ask(turn, slot, [says], { attributes }) : giveUp(turn);
}

function verify(turn: PatchTurn, facts: Facts, employeeId: string, guess: string): Step {
  return {
    do: 'verify one-time PIN',
    employeeId,
    guess,
    next: (verdict) =>
      verdict === 'accepted'
        ? tellPatching(turn, facts, jobAskedIn(turn), [messages.authenticated])
        : refused(turn),
  };
}

function refused(turn: PatchTurn): Step {
  const count = oneMore(turn, 'refused');
  if (count === undefined) return tooManyRefused(turn);
  const attributes = { ...count, [attribute.misses]: null };
  return ask(turn, 'OneTimePin', [messages.pinRefused], { attributes });
}
