import { oneMore, type Question, type Sentence, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Facts } from './answer.ts';
import type { ResetTurn, Slot, Turn } from './bot.ts';
import type { Kind } from './kinds.ts';
import { asks, progressOf } from './questions.ts';
import { type Attributes, ask, askWhetherRight, beginAgain, handOver } from './replies.ts';
import type { Step } from './step.ts';

type Asked = Slot | 'confirmation';

/** What helps with each question. */
const help: Readonly<Record<Asked, Sentence>> = {
  UserID: messages.helpUserId,
  DOB: messages.helpBirthDate,
  MonthStarted: messages.helpMonthStarted,
  confirmation: messages.helpConfirmation,
  OneTimePin: messages.helpPin,
};

/** What can be told of what is asked back: true for every user ID, and nothing of what is on record. */
const explanations: Readonly<Record<Question, Sentence>> = {
  'where to': messages.aboutPin,
  'how long': messages.howLong,
  why: messages.whyDetails,
  who: messages.whoIAm,
  'which ID': messages.whichUserId,
  'which PIN': messages.whichPin,
  safe: messages.whyDetails,
};

/** … while the one-time PIN is waited for. */
const ofPin = { 'how long': messages.aboutPin, why: messages.whyPin } as const;

/**
 * What was said beside the answers, and nothing is lost by it: the question that is open is asked again.
 *
 * @param heard whether Lex hears the same words again, since they were another intent's: they count once
 * @returns undefined where it is an answer after all
 */
export function asideIn(
  turn: ResetTurn,
  { wanted, about }: Kind,
  facts: Facts,
  heard: 'once' | 'again',
): Step | undefined {
  const counted = heard === 'once' ? countedOnce : uncounted;
  const again = (...says: readonly Sentence[]): Step =>
    counted(turn, (attributes) => askAgain(turn, says, attributes, facts));
  const asked = askedIn(turn);
  switch (wanted) {
    case 'begin anew':
      return counted(turn, (attributes) =>
        beginAgain(turn, [messages.startAgain, messages.askUserId], attributes),
      );
    case 'help':
      return again(help[asked]);
    case 'explain':
      return again(explained(about, asked));
    case 'greet':
      return again(messages.hello);
    case 'thank':
      return again(messages.sure);
    case 'begin':
      return asked === 'UserID' ? again(messages.greeting) : again();
    case 'say again':
      return again();
    default:
      return undefined;
  }
}

function explained(about: Question | undefined, asked: Asked): Sentence {
  if (about === undefined) return help[asked];
  return asked === 'OneTimePin' ? { ...explanations, ...ofPin }[about] : explanations[about];
}

function askedIn(turn: ResetTurn): Asked {
  const all = ['UserID', 'DOB', 'MonthStarted', 'confirmation', 'OneTimePin'] as const;
  return all.find((what) => wasAsked(turn, what)) ?? 'UserID';
}

/** Asks what is open once more, plainly; what is known stays known. */
export function askAgain(
  turn: ResetTurn,
  says: readonly Sentence[],
  attributes: Attributes,
  { today }: Facts,
  askPin: Sentence = messages.askPin,
): Step {
  const progress = progressOf(turn, {}, today);
  const { slots } = progress;
  if (!('details' in progress)) {
    return ask(turn, progress.ask, [...says, asks[progress.ask]], { slots, attributes });
  }
  if (!wasAsked(turn, 'OneTimePin')) return askWhetherRight(turn, progress, says, attributes);
  return ask(turn, 'OneTimePin', [...says, askPin], { slots, attributes });
}

/** Somebody who says such things three times in a row is better helped by a person. */
export function countedOnce<T extends Turn>(turn: T, goOn: (attributes: Attributes) => Step): Step {
  const attributes = oneMore(turn, 'asides');
  return attributes === undefined ? person(turn, []) : goOn(attributes);
}

function uncounted(_: ResetTurn, goOn: (attributes: Attributes) => Step): Step {
  return goOn({});
}

/** A phone call goes to somebody at once; in a chat it is told who to turn to. */
export function person(turn: Turn, says: readonly Sentence[]): Step {
  return turn.channel === 'voice' ? handOver(turn, says) : handOver(turn, [...says, messages.helpdesk]);
}
