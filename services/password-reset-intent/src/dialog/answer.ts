import { digitsSaid, type Sentence, wasAsked } from '@opsline/lex-kit';
import { parsePin } from '@opsline/otp';
import type { CalendarDate } from '../calendar.ts';
import { messages } from '../messages.ts';
import type { Details } from '../record/on-record.ts';
import { type AnswersSaid, answersIn } from './answers.ts';
import { emptySlots, type Question, type ResetTurn } from './bot.ts';
import { confirmationOf } from './kinds.ts';
import { isObjection, partsNamed } from './parts.ts';
import { wantsPin } from './phrases.ts';
import { asks, type Finished, progressOf, type Unfinished } from './questions.ts';
import {
  type Attributes,
  afterAnswer,
  afterMiss,
  ask,
  askWhetherRight,
  end,
  handOver,
  tell,
} from './replies.ts';
import type { Step } from './step.ts';

/** What has to be known before a turn can be decided. */
export type Facts = {
  /** In the time zone of the deployment. */
  readonly today: CalendarDate;
  /** Whether a one-time PIN to the mobile on record is asked for before anything is written. */
  readonly possession: 'on' | 'off';
  /** Whether the caller must call from the number on record. */
  readonly callerNumber: 'on' | 'off';
};

/** The first turn: whatever is answered in it already is not asked for. */
export function firstQuestion(turn: ResetTurn, { today }: Facts): Step {
  const progress = progressOf(turn, answersIn(turn, today), today);
  return 'details' in progress
    ? readBackNow(turn, progress, [messages.greeting], afterAnswer)
    : askNext(turn, progress, [messages.greeting]);
}

/** Whether any detail stands in a turn, or the one-time PIN where it was asked for. */
export function answersAny(turn: ResetTurn, { today }: Facts): boolean {
  if (wasAsked(turn, 'OneTimePin') && pinIn(turn) !== undefined) return true;
  const { UserID, DOB, MonthStarted } = answersIn(turn, today);
  return UserID !== undefined || DOB?.kind === 'date' || MonthStarted !== undefined;
}

/** Whether a turn says of something that is known that it is wrong. */
export function namesWrongPart(turn: ResetTurn, { today }: Facts): boolean {
  return wrongParts(turn, answersIn(turn, today)) !== undefined;
}

/** Goes on with what somebody answered. */
export function answer(turn: ResetTurn, facts: Facts): Step {
  const said = answersIn(turn, facts.today);
  const wrong = wrongParts(turn, said);
  if (wrong !== undefined) return askForParts(turn, wrong, facts);
  const progress = progressOf(turn, said, facts.today);
  if (!('details' in progress)) return askNext(turn, progress, wasElse(progress) ? [messages.noted] : []);
  const same = isSame(progress, progressOf(turn, {}, facts.today));
  if (same && wasAsked(turn, 'OneTimePin')) return possession(turn, progress.details);
  return confirmation(turn, facts, progress, same);
}

/** Whether something else was answered than what was asked for: the question comes again as it was. */
function wasElse({ missed, says, ask: slot }: Unfinished): boolean {
  return missed && says === asks[slot];
}

/** Whether a turn has changed none of the details that were known before it. */
function isSame({ slots }: Finished, before: Finished | Unfinished): boolean {
  return JSON.stringify(slots) === JSON.stringify(before.slots);
}

/** The details, known so far, that are said to be wrong, without saying what is right. */
function wrongParts(turn: ResetTurn, said: AnswersSaid): readonly Question[] | undefined {
  const objects = isObjection(turn.transcript) || turn.confirmation === 'Denied';
  const parts = partsNamed(turn.transcript).filter(
    (part) => said[part] === undefined && turn.slots[part] !== undefined,
  );
  return objects && parts.length > 0 ? parts : undefined;
}

/** Asks for these again; the other answers stay. */
function askForParts(turn: ResetTurn, parts: readonly Question[], facts: Facts): Step {
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
function askNext(turn: ResetTurn, progress: Unfinished, before: readonly Sentence[]): Step {
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
function confirmation(turn: ResetTurn, facts: Facts, progress: Finished, same: boolean): Step {
  const asked = wasAsked(turn, 'confirmation');
  const confirmed = asked && same ? confirmationOf(turn) : 'None';
  if (confirmed === 'Denied') return end(turn, 'Failed', [messages.callBack]);
  if (confirmed === 'Confirmed') {
    return facts.possession === 'on'
      ? requestPin(turn, progress.details, messages.pinOnItsWay, afterAnswer)
      : reset(turn, progress.details, undefined);
  }
  const before = asked && same ? [messages.yesOrNo] : [];
  const goOn = (attributes: Attributes): Step => readBackNow(turn, progress, before, attributes);
  return asked ? afterMiss(turn, goOn) : goOn(afterAnswer);
}

function readBackNow(
  turn: ResetTurn,
  progress: Finished,
  before: readonly Sentence[],
  attributes: Attributes,
): Step {
  return keeping(progress.slots, () => askWhetherRight(turn, progress, before, attributes));
}

/** An outage is told before anybody waits for a text message; it is the same for every user ID. */
function requestPin(turn: ResetTurn, { userId }: Details, says: Sentence, attributes: Attributes): Step {
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down'
        ? handOver(turn, [messages.unavailable])
        : {
            do: 'request one-time PIN',
            userId,
            next: () => ask(turn, 'OneTimePin', [says], { attributes }),
          },
  };
}

/** Nothing is done before a one-time PIN was typed. */
function possession(turn: ResetTurn, details: Details): Step {
  const { transcript } = turn;
  const guess = pinIn(turn);
  if (guess !== undefined) return reset(turn, details, guess);
  return afterMiss(turn, (attributes) =>
    wantsPin(transcript)
      ? requestPin(turn, details, messages.pinAgain, attributes)
      : ask(turn, 'OneTimePin', [messages.pinShape], { attributes }),
  );
}

function pinIn({ transcript, slots }: ResetTurn): string | undefined {
  return parsePin(slots.OneTimePin ?? transcript) ?? digitsSaid(transcript, 6);
}

function reset(turn: ResetTurn, details: Details, guess: string | undefined): Step {
  return {
    do: 'reset',
    details,
    guess,
    next: (outcome) => tell(turn, outcome),
  };
}
