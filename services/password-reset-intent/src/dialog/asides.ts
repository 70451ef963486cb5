import { oneMore, type Sentence, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { type Facts, greetings } from './answer.ts';
import { type Asked, explained } from './asked-back.ts';
import type { AccountTurn, Turn } from './bot.ts';
import type { Kind } from './kinds.ts';
import { type Attributes, askAgain, beginAgain, end, handOver } from './replies.ts';
import { attribute } from './session-attributes.ts';
import type { Step } from './step.ts';

/** What helps with each question. */
const help: Readonly<Record<Asked, Sentence>> = {
  UserID: messages.helpUserId,
  DOB: messages.helpBirthDate,
  MonthStarted: messages.helpMonthStarted,
  confirmation: messages.helpConfirmation,
  OneTimePin: messages.helpPin,
  offered: messages.helpOffer,
};

/**
 * What was said beside the answers, and nothing is lost by it: the question that is open is asked again.
 *
 * @param heard whether Lex hears the same words again, since they were another intent's: they count once
 * @returns undefined where it is an answer after all
 */
export function asideIn(
  turn: AccountTurn,
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
      return again((about && explained(about, asked, attribute.refused in turn.attributes)) ?? help[asked]);
    case 'greet':
      return again(messages.hello);
    case 'thank':
      return again(messages.sure);
    case 'welcome':
      return again(messages.welcome);
    case 'wait':
      return again(messages.takeYourTime);
    case 'end':
      return end(turn, 'Fulfilled', [messages.goodbye]);
    // By phone it is a person's already.
    case 'person':
      return again(messages.turnToHelpdesk);
    case 'do without the phone':
      return again(messages.withoutPhone, messages.turnToHelpdesk);
    case 'begin':
      return asked === 'UserID' ? again(greetings[turn.intent]) : again();
    case 'say again':
      return again();
    default:
      return undefined;
  }
}

function askedIn(turn: AccountTurn): Asked {
  const all = ['UserID', 'DOB', 'MonthStarted', 'confirmation', 'OneTimePin', 'offered'] as const;
  return all.find((what) => wasAsked(turn, what)) ?? 'UserID';
}

/** Somebody who says such things three times in a row is better helped by a person. */
export function countedOnce<T extends Turn>(turn: T, goOn: (attributes: Attributes) => Step): Step {
  const attributes = oneMore(turn, 'asides');
  return attributes === undefined ? person(turn, []) : goOn(attributes);
}

function uncounted(_: AccountTurn, goOn: (attributes: Attributes) => Step): Step {
  return goOn({});
}

/** A phone call goes to somebody; a chat ends, and it is told who to turn to. */
export function person(turn: Turn, says: readonly Sentence[]): Step {
  return turn.channel === 'voice' ? handOver(turn, says) : handOver(turn, [...says, messages.helpdesk]);
}
