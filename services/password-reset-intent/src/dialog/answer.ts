import { digitsSaid, inIntent, type Sentence, wasAsked } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import { isNeeded, type ProofRules } from '@opsline/otp/proof';
import type { CalendarDate } from '../calendar.ts';
import { messages } from '../messages.ts';
import type { Details } from '../record/on-record.ts';
import type { Deed } from '../reset/deed.ts';
import { type ResetOutcome, resetStates } from '../reset/outcomes.ts';
import { answersIn } from './answers.ts';
import { type AccountTurn, bot, deedIn, emptySlots, type Question } from './bot.ts';
import { confirmationOf } from './kinds.ts';
import { correctedIn, wrongParts } from './parts.ts';
import { wantsPin } from './phrases.ts';
import { asks, type Finished, isSame, progressOf, type Unfinished, wasElse } from './questions.ts';
import {
  type Attributes,
  afterAnswer,
  afterMiss,
  asFarAsSent,
  ask,
  askAgain,
  askWhetherRight,
  end,
  handOver,
  tell,
} from './replies.ts';
import { attribute } from './session-attributes.ts';
import type { Step } from './step.ts';

/** What has to be known before a turn can be decided. */
export type Facts = ProofRules & {
  /** In the time zone of the deployment. */
  readonly today: CalendarDate;
};

/** What is said at the beginning of each intent. */
export const greetings = { ResetPW: messages.greeting, UnlockAccount: messages.greetingUnlock } as const;

/** … and where it could not be carried out, since something is down. */
export const unavailable = { ResetPW: messages.unavailable, UnlockAccount: messages.notUnlocked } as const;

/** The first turn: whatever is answered in it already is not asked for. */
export function firstQuestion(turn: AccountTurn, { today }: Facts): Step {
  const progress = progressOf(turn, answersIn(turn, today), today);
  return 'details' in progress
    ? readBackNow(turn, progress, [greetings[turn.intent]], afterAnswer)
    : askNext(turn, progress, [greetings[turn.intent]]);
}

/** Whether any detail stands in a turn, or the one-time PIN where it was asked for. */
export function answersAny(turn: AccountTurn, { today }: Facts): boolean {
  if (wasAsked(turn, 'OneTimePin') && pinIn(turn) !== undefined) return true;
  const { UserID, DOB, MonthStarted } = answersIn(turn, today);
  return UserID !== undefined || DOB?.kind === 'date' || MonthStarted !== undefined;
}

/** Whether a turn says of something that is known that it is wrong. */
export function namesWrongPart(turn: AccountTurn, { today }: Facts): boolean {
  return wrongParts(turn, answersIn(turn, today)) !== undefined;
}

/** Goes on with what somebody answered. */
export function answer(turn: AccountTurn, facts: Facts): Step {
  const said = answersIn(turn, facts.today);
  const wrong = wrongParts(turn, said);
  if (wrong !== undefined) return askForParts(turn, wrong, facts);
  const progress = progressOf(turn, said, facts.today);
  if (!('details' in progress)) return askNext(turn, progress, wasElse(progress) ? [messages.noted] : []);
  const same = isSame(progress, progressOf(turn, {}, facts.today));
  if (same && wasAsked(turn, 'offered')) return chosen(turn, progress, facts);
  if (same && wasAsked(turn, 'OneTimePin')) return possession(turn, progress.details);
  return confirmation(turn, facts, progress, same);
}

/** Asks for these again; the other answers stay. */
function askForParts(turn: AccountTurn, parts: readonly Question[], facts: Facts): Step {
  const known = Object.entries(progressOf(turn, {}, facts.today).slots);
  const kept = Object.fromEntries(known.filter(([name]) => !parts.some((part) => part === name)));
  const slots = { ...emptySlots, ...kept };
  const [first = 'UserID'] = parts;
  return afterMiss(turn, (attributes) => ({
    do: 'keep answers',
    answers: kept,
    next: () => ask(turn, first, [messages.correctThat, asks[first]], { slots, attributes }),
  }));
}

/** Asks the next question, what was answered being kept. */
function askNext(turn: AccountTurn, progress: Unfinished, before: readonly Sentence[]): Step {
  const { slots, says, missed } = progress;
  const goOn = (attributes: Attributes): Step =>
    keeping(slots, () => ask(turn, progress.ask, [...before, says], { slots, attributes }));
  return missed ? afterMiss(turn, goOn) : goOn(afterAnswer);
}

/** Answers wait where a turn that Lex takes elsewhere finds them, in the place of whatever waited there before. */
function keeping(answers: Finished['slots'], next: () => Step): Step {
  return { do: 'keep answers', answers, next };
}

/** Reads the details back until there is a yes or a no. */
function confirmation(turn: AccountTurn, facts: Facts, progress: Finished, same: boolean): Step {
  const asked = wasAsked(turn, 'confirmation');
  const confirmed = asked && same ? confirmationOf(turn) : undefined;
  if (confirmed === 'Denied') return end(turn, 'Failed', [messages.callBack]);
  if (confirmed === 'Confirmed') {
    return isNeeded('one-time PIN', deedIn[turn.intent], facts)
      ? requestPin(turn, progress.details, [messages.pinOnItsWay], afterAnswer)
      : reset(turn, progress.details, {});
  }
  const before = confirmed === undefined ? [] : [messages.yesOrNo];
  const goOn = (attributes: Attributes): Step => readBackNow(turn, progress, before, attributes);
  return asked ? afterMiss(turn, goOn) : goOn(afterAnswer);
}

function readBackNow(
  turn: AccountTurn,
  progress: Finished,
  before: readonly Sentence[],
  attributes: Attributes,
): Step {
  return keeping(progress.slots, () => askWhetherRight(turn, progress, before, attributes));
}

/** An outage is told before anybody waits for a text message; it is the same for every user ID. */
function requestPin(
  turn: AccountTurn,
  { userId }: Details,
  says: readonly Sentence[],
  attributes: Attributes,
): Step {
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down'
        ? handOver(turn, [unavailable[turn.intent]])
        : asFarAsSent(turn, userId, says, (words) => ({
            do: 'request one-time PIN',
            userId,
            action: deedIn[turn.intent],
            next: () => ask(turn, 'OneTimePin', words, { attributes }),
          })),
  };
}

/** Nothing is done before a one-time PIN was typed. */
function possession(turn: AccountTurn, details: Details): Step {
  const { transcript } = turn;
  const guess = pinIn(turn);
  if (guess !== undefined) return reset(turn, details, { guess });
  return afterMiss(turn, (attributes) =>
    wantsPin(transcript)
      ? requestPin(turn, details, [messages.pinAgain], attributes)
      : ask(turn, 'OneTimePin', [messages.pinShape], { attributes }),
  );
}

function pinIn({ transcript, slots }: AccountTurn): string | undefined {
  return (
    digitsSaid(correctedIn(transcript) ?? '', 6) ??
    parsePin(slots.OneTimePin ?? transcript) ??
    digitsSaid(transcript, 6)
  );
}

/** What was offered is taken, or not: an unlock instead of a new password, or a new password after an unlock. */
function chosen(turn: AccountTurn, { details, slots }: Finished, facts: Facts): Step {
  const said = confirmationOf(turn);
  if (said === 'None') {
    return afterMiss(turn, (attributes) => askAgain(turn, [messages.yesOrNo], attributes, facts));
  }
  if (turn.intent === 'ResetPW')
    return reset(turn, details, { chosen: said === 'Confirmed' ? 'unlock' : 'new password' });
  if (said === 'Denied') return end(turn, 'Fulfilled', [messages.noNewPassword]);
  // What was proved for an unlock is no proof for a new password.
  const back = inIntent(bot, turn, 'ResetPW', slots);
  const attributes = { ...afterAnswer, [attribute.elsewhere]: 'new password' };
  return requestPin(back, details, [messages.pinForReset, messages.pinAgain], attributes);
}

function reset(
  turn: AccountTurn,
  details: Details,
  { guess, chosen: deed }: { readonly guess?: string; readonly chosen?: Deed },
): Step {
  const action = deedIn[turn.intent];
  return {
    do: (deed ?? action) === 'unlock' ? 'unlock' : 'reset',
    details,
    action,
    guess,
    chosen: deed,
    next: (outcome: ResetOutcome) =>
      outcome === 'choice lapsed'
        ? requestPin(turn, details, resetStates[outcome].says, afterAnswer)
        : tell(turn, outcome),
  };
}
