import { confirmIntent, elicitIntent, type Sentence } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import type { CalendarDate } from '../calendar.ts';
import type { Details } from '../details.ts';
import { messages, readBack } from '../messages.ts';
import { afterAnswer, afterMiss, ask, emptySlots } from './asking.ts';
import type { ResetTurn, Turn } from './bot.ts';
import { isAgain, isGoodbye, isStart } from './phrases.ts';
import { type Finished, progressOf, type Unfinished } from './questions.ts';
import { end, handOver, tell } from './replies.ts';
import { attribute, wasAsked } from './session-attributes.ts';
import { replyWith, type Step } from './step.ts';

/** What has to be known before a turn can be decided. */
export type Facts = {
  /** In the time zone of the deployment. */
  readonly today: CalendarDate;
  /** Whether a one-time PIN to the mobile on record is asked for before anything is written (D6). */
  readonly possession: 'on' | 'off';
};

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  if (turn.intent === 'goodbyeIntent' || isGoodbye(turn.transcript)) {
    return end(turn, 'Fulfilled', [messages.goodbye]);
  }
  if (turn.intent === 'helpIntent' || turn.intent === 'capabilitiesIntent') return help(turn);
  if (turn.intent === 'FallbackIntent') return notUnderstood(turn);
  const begun = turn.attributes[attribute.asked] !== undefined;
  if (begun && isStart(turn.transcript)) return beginAgain(turn);
  const progress = progressOf(turn, facts.today);
  if (!('details' in progress)) return askNext(turn, progress, begun ? [] : [messages.greeting]);
  if (wasAsked(turn, 'OneTimePin')) return possession(turn, progress.details);
  return confirmation(turn, facts, progress);
}

/** The slots are lost to another intent, so it begins anew after that. */
const elsewhere = { [attribute.asked]: null } as const;

function help(turn: Turn): Step {
  return replyWith(elicitIntent(turn, [messages.help], { attributes: elsewhere }));
}

function notUnderstood(turn: Turn): Step {
  const missed = afterMiss(turn);
  if (missed === undefined) return handOver(turn, messages.givingUp);
  const attributes = { ...missed, ...elsewhere };
  return replyWith(elicitIntent(turn, [messages.notUnderstood], { attributes }));
}

/** "I forgot my password" in the middle of it. */
function beginAgain(turn: ResetTurn): Step {
  const attributes = afterMiss(turn);
  if (attributes === undefined) return handOver(turn, messages.givingUp);
  return ask(turn, 'UserID', [messages.askUserId], { slots: emptySlots, attributes });
}

function askNext(turn: ResetTurn, progress: Unfinished, before: readonly Sentence[]): Step {
  const attributes = progress.missed ? afterMiss(turn) : afterAnswer;
  if (attributes === undefined) return handOver(turn, messages.givingUp);
  return ask(turn, progress.ask, [...before, progress.says], { slots: progress.slots, attributes });
}

/** Reads the details back until there is a yes or a no (PR3). */
function confirmation(turn: ResetTurn, facts: Facts, { details, slots }: Finished): Step {
  const asked = wasAsked(turn, 'confirmation');
  if (asked && turn.confirmation === 'Denied') return end(turn, 'Failed', [messages.callBack]);
  if (asked && turn.confirmation === 'Confirmed') {
    return facts.possession === 'on'
      ? requestPin(turn, details, afterAnswer)
      : reset(turn, details, undefined);
  }
  const counted = asked ? afterMiss(turn) : afterAnswer;
  if (counted === undefined) return handOver(turn, messages.givingUp);
  const attributes = { ...counted, [attribute.asked]: 'confirmation' };
  return replyWith(confirmIntent(turn, [readBack(details)], { slots, attributes }));
}

type Attributes = Readonly<Record<string, string | null>>;

/** An outage is told before anybody waits for a text message; it is the same for every user ID. */
function requestPin(turn: ResetTurn, { userId }: Details, attributes: Attributes): Step {
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down'
        ? handOver(turn, messages.unavailable)
        : {
            do: 'request one-time PIN',
            userId,
            next: () => ask(turn, 'OneTimePin', [messages.pinOnItsWay], { attributes }),
          },
  };
}

/** Nothing is done before a one-time PIN was typed (D6). */
function possession(turn: ResetTurn, details: Details): Step {
  const guess = parsePin(turn.slots.OneTimePin ?? turn.transcript);
  if (guess !== undefined) return reset(turn, details, guess);
  const attributes = afterMiss(turn);
  if (attributes === undefined) return handOver(turn, messages.givingUp);
  if (isAgain(turn.transcript)) return requestPin(turn, details, attributes);
  return ask(turn, 'OneTimePin', [messages.pinShape], { attributes });
}

function reset(turn: ResetTurn, details: Details, guess: string | undefined): Step {
  return {
    do: 'reset',
    details,
    guess,
    next: (outcome) => tell(turn, outcome),
  };
}
