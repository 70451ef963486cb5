import { oneMore, type Sentence, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Facts } from './answer.ts';
import type { ResetTurn, Slot, Turn } from './bot.ts';
import type { Aside } from './kinds.ts';
import { asks, progressOf } from './questions.ts';
import { type Attributes, ask, askWhetherRight, beginAgain, handOver } from './replies.ts';
import type { Step } from './step.ts';

type Asked = Slot | 'confirmation';

/** What helps with each question, and what can be told of it. */
const help: Readonly<Record<Asked, Sentence>> = {
  UserID: messages.helpUserId,
  DOB: messages.helpBirthDate,
  MonthStarted: messages.helpMonthStarted,
  confirmation: messages.helpConfirmation,
  OneTimePin: messages.helpPin,
};

/** What was said beside the questions, and nothing is lost by it: the question that is open is asked again. */
export function asideIn(turn: ResetTurn, kind: Aside, facts: Facts, heard: 'once' | 'again'): Step {
  const counted = heard === 'once' ? countedOnce : uncounted;
  if (kind === 'start over') {
    return counted(turn, (attributes) =>
      beginAgain(turn, [messages.startAgain, messages.askUserId], attributes),
    );
  }
  return counted(turn, (attributes) => askAgain(turn, before(turn, kind), attributes, facts));
}

function before(turn: ResetTurn, kind: Exclude<Aside, 'start over'>): readonly Sentence[] {
  const asked = askedIn(turn);
  switch (kind) {
    case 'help':
      return [help[asked]];
    case 'question':
      return [asked === 'OneTimePin' ? messages.aboutPin : messages.whyDetails];
    case 'greeting':
      return [messages.hello];
    case 'thanks':
      return [messages.welcome];
    case 'beginning':
      return asked === 'UserID' ? [messages.greeting] : [];
    case 'repeat':
      return [];
  }
}

function askedIn(turn: ResetTurn): Asked {
  const all = ['UserID', 'DOB', 'MonthStarted', 'confirmation', 'OneTimePin'] as const;
  return all.find((what) => wasAsked(turn, what)) ?? 'UserID';
}

/** Asks what is open once more, plainly; what is known stays known. */
function askAgain(
  turn: ResetTurn,
  says: readonly Sentence[],
  attributes: Attributes,
  { today }: Facts,
): Step {
  const progress = progressOf(turn, {}, today);
  const { slots } = progress;
  if (!('details' in progress)) {
    return ask(turn, progress.ask, [...says, asks[progress.ask]], { slots, attributes });
  }
  return wasAsked(turn, 'OneTimePin')
    ? ask(turn, 'OneTimePin', [...says, messages.askPin], { slots, attributes })
    : askWhetherRight(turn, progress, says, attributes);
}

/** Somebody who says such things three times in a row is better helped by a person. */
function countedOnce(turn: ResetTurn, goOn: (attributes: Attributes) => Step): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes === undefined ? person(turn, []) : goOn(attributes);
}

function uncounted(_: ResetTurn, goOn: (attributes: Attributes) => Step): Step {
  return goOn({});
}

/** A phone call goes to somebody at once; in a chat it is told who to turn to. */
export function person(turn: Turn, says: readonly Sentence[]): Step {
  return turn.channel === 'voice' ? handOver(turn, says) : handOver(turn, [...says, messages.helpdesk]);
}
