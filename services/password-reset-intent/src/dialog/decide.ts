import {
  confirmIntent,
  elicitIntent,
  folded,
  heardIn,
  isAgain,
  replyWith,
  type Sentence,
  wasAsked,
} from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import type { CalendarDate } from '../calendar.ts';
import { messages, readBack } from '../messages.ts';
import type { Details } from '../record/on-record.ts';
import { emptySlots, type ResetTurn, type Turn } from './bot.ts';
import { type Finished, progressOf, type Unfinished } from './questions.ts';
import { type Attributes, afterAnswer, afterMiss, ask, end, handOver, tell } from './replies.ts';
import { attribute } from './session-attributes.ts';
import type { Step } from './step.ts';

/** What has to be known before a turn can be decided. */
type Facts = {
  /** In the time zone of the deployment. */
  readonly today: CalendarDate;
  /** Whether a one-time PIN to the mobile on record is asked for before anything is written. */
  readonly possession: 'on' | 'off';
};

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const { kind } = heardIn(turn, wasAsked(turn, 'UserID') ? 'proof asked' : 'nothing asked');
  if (kind === 'ending') return end(turn, 'Fulfilled', [messages.goodbye]);
  if (kind === 'help') return help(turn);
  if (turn.intent !== 'ResetPW') return notUnderstood(turn);
  const begun = turn.attributes[attribute.asked] !== undefined;
  if (begun && isStart(turn.transcript)) return beginAgain(turn);
  const progress = progressOf(turn, facts.today);
  if (!('details' in progress)) return askNext(turn, progress, begun ? [] : [messages.greeting]);
  if (wasAsked(turn, 'OneTimePin')) return possession(turn, progress.details);
  return confirmation(turn, facts, progress);
}

/** Words that begin the conversation anew. */
function isStart(text: string): boolean {
  return /\b(forgot|reset)\b.*\bpassword\b/.test(folded(text));
}

/** The slots are lost to another intent, so it begins anew after that. */
const elsewhere = { [attribute.asked]: null } as const;

function help(turn: Turn): Step {
  return replyWith(elicitIntent(turn, [messages.help], { attributes: elsewhere }));
}

function notUnderstood(turn: Turn): Step {
  return afterMiss(turn, (missed) =>
    replyWith(elicitIntent(turn, [messages.notUnderstood], { attributes: { ...missed, ...elsewhere } })),
  );
}

/** "I forgot my password" in the middle of it. */
function beginAgain(turn: ResetTurn): Step {
  return afterMiss(turn, (attributes) =>
    ask(turn, 'UserID', [messages.askUserId], { slots: emptySlots, attributes }),
  );
}

function askNext(turn: ResetTurn, progress: Unfinished, before: readonly Sentence[]): Step {
  const goOn = (attributes: Attributes): Step =>
    ask(turn, progress.ask, [...before, progress.says], { slots: progress.slots, attributes });
  return progress.missed ? afterMiss(turn, goOn) : goOn(afterAnswer);
}

/** Reads the details back until there is a yes or a no. */
function confirmation(turn: ResetTurn, facts: Facts, { details, slots }: Finished): Step {
  const asked = wasAsked(turn, 'confirmation');
  if (asked && turn.confirmation === 'Denied') return end(turn, 'Failed', [messages.callBack]);
  if (asked && turn.confirmation === 'Confirmed') {
    return facts.possession === 'on'
      ? requestPin(turn, details, afterAnswer)
      : reset(turn, details, undefined);
  }
  const goOn = (counted: Attributes): Step => {
    const attributes = { ...counted, [attribute.asked]: 'confirmation' };
    return replyWith(confirmIntent(turn, [readBack(details)], { slots, attributes }));
  };
  return asked ? afterMiss(turn, goOn) : goOn(afterAnswer);
}

/** An outage is told before anybody waits for a text message; it is the same for every user ID. */
function requestPin(turn: ResetTurn, { userId }: Details, attributes: Attributes): Step {
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down'
        ? handOver(turn, [messages.unavailable])
        : {
            do: 'request one-time PIN',
            userId,
            next: () => ask(turn, 'OneTimePin', [messages.pinOnItsWay], { attributes }),
          },
  };
}

/** Nothing is done before a one-time PIN was typed. */
function possession(turn: ResetTurn, details: Details): Step {
  const guess = parsePin(turn.slots.OneTimePin ?? turn.transcript);
  if (guess !== undefined) return reset(turn, details, guess);
  return afterMiss(turn, (attributes) =>
    isAgain(turn.transcript)
      ? requestPin(turn, details, attributes)
      : ask(turn, 'OneTimePin', [messages.pinShape], { attributes }),
  );
}

function reset(turn: ResetTurn, details: Details, guess: string | undefined): Step {
  return {
    do: 'reset',
    details,
    guess,
    next: (outcome) => tell(turn, outcome),
  };
}
