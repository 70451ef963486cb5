import { elicitIntent, inIntent, replyWith, type Sentence } from '@opsline/lex-kit';
import { isPossible } from '@opsline/otp/proof';
import { messages } from '../messages.ts';
import { resetStates } from '../reset/outcomes.ts';
import {
  answer,
  answersAny,
  type Facts,
  firstQuestion,
  greetings,
  namesWrongPart,
  unavailable,
} from './answer.ts';
import { asideIn, countedOnce, person } from './asides.ts';
import { explanations } from './asked-back.ts';
import { type AccountIntent, type AccountTurn, bot, deedIn, isAccountTurn, type Turn } from './bot.ts';
import { type Kind, kindOf, type Wanted } from './kinds.ts';
import { wantsPin, wishIn } from './phrases.ts';
import { afterMiss, asFarAsSent, ask, askAgain, end, handOver } from './replies.ts';
import { attribute, callerOf, doingIn } from './session-attributes.ts';
import type { Step } from './step.ts';

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const kind = kindOf(turn);
  if (kind.wanted === 'end' && kind.sure) return end(turn, 'Fulfilled', [messages.goodbye]);
  const needsPerson = kind.wanted === 'person' || kind.wanted === 'do without the phone';
  if (needsPerson && turn.channel === 'voice') {
    return handOver(turn, kind.wanted === 'person' ? [] : [messages.withoutPhone]);
  }
  const begun = turn.attributes[attribute.asked] !== undefined;
  if (!begun) return isAccountTurn(turn) && !needsPerson ? begin(turn, facts) : outside(turn, kind, facts);
  return begunBefore(turn, kind, facts);
}

/** Something is open: it goes on in its intent, whatever Lex took the words for, unless the other one is wished for. */
function begunBefore(turn: Turn, kind: Kind, facts: Facts): Step {
  const doing = doingIn(turn);
  const wish = wishIn(turn.transcript);
  if (kind.wanted === 'begin' && wish !== undefined && wish !== doing) return change(turn, wish, facts);
  if (isAccountTurn(turn) && turn.intent === doing) {
    const { [attribute.elsewhere]: before, ...attributes } = turn.attributes;
    return before === undefined
      ? goOn(turn, kind, facts)
      : heardAgain({ ...turn, attributes }, kind, facts, before);
  }
  // Lex has dropped the slots for another intent.
  return {
    do: 'recall answers',
    next: (answers) => {
      const back = inIntent(bot, turn, doing, answers);
      return goOn(from(back, namesWrongPart(back, facts) ? 'correction' : 'question'), kind, facts);
    },
  };
}

/** Somebody wants the other thing after all: what was answered stays, and nothing that was proved. */
function change(turn: Turn, wish: AccountIntent, facts: Facts): Step {
  return {
    do: 'recall answers',
    next: (answers) => {
      const { [attribute.asked]: _, ...attributes } = turn.attributes;
      const other: AccountTurn = { ...inIntent(bot, turn, wish, answers), attributes };
      return begin(turn.intent === wish ? other : from(other, 'greeting'), facts);
    },
  };
}

/** Words that may be an answer are one, where there is one in them: "I forgot my password, I am 104233", "wrong month". */
function goOn(turn: AccountTurn, kind: Kind, facts: Facts): Step {
  return asideOf(turn, kind, facts, 'once') ?? answer(turn, facts);
}

function asideOf(turn: AccountTurn, kind: Kind, facts: Facts, heard: 'once' | 'again'): Step | undefined {
  const answers = (!kind.sure && answersAny(turn, facts)) || namesWrongPart(turn, facts);
  return answers ? undefined : asideIn(turn, kind, facts, heard);
}

/**
 * A turn that was another intent's, and is brought back here: a reply that asks for a slot of this intent makes Lex call
 * the function once more, with the same words (seen in events that were published).
 */
function from(turn: AccountTurn, what: 'greeting' | 'correction' | 'question'): AccountTurn {
  return { ...turn, attributes: { ...turn.attributes, [attribute.elsewhere]: what } };
}

/** The same words again: what was done for them is done, and nothing is read from them a second time. */
function heardAgain(turn: AccountTurn, kind: Kind, facts: Facts, before: string): Step {
  if (before === 'greeting') return askAgain(turn, [greetings[turn.intent]], {}, facts);
  const { UserID: userId = '' } = turn.slots;
  if (before === 'new password') {
    const says = [messages.pinForReset, messages.pinAgain];
    return asFarAsSent(turn, userId, says, (words) => ask(turn, 'OneTimePin', words, {}));
  }
  if (before === 'denied') return ask(turn, 'UserID', resetStates[before].says, {});
  if (before === 'pin refused') return ask(turn, 'OneTimePin', resetStates[before].says, {});
  if (before === 'correction') return askAgain(turn, [messages.correctThat], {}, facts);
  const aside = asideOf(turn, kind, facts, 'again');
  if (aside !== undefined || !wantsPin(turn.transcript)) return aside ?? askAgain(turn, [], {}, facts);
  return asFarAsSent(turn, userId, [messages.pinAgain], ([askPin]) => askAgain(turn, [], {}, facts, askPin));
}

/** An outage costs nobody four answers, and neither does a number that can never be the one on record. */
function begin(turn: AccountTurn, facts: Facts): Step {
  if (!isPossible(deedIn[turn.intent], facts)) return person(turn, [messages.notHere]);
  if (facts.callerNumber === 'on' && turn.channel === 'voice' && callerOf(turn) === undefined) {
    return person(turn, [messages.numberUnknown]);
  }
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down' ? handOver(turn, [unavailable[turn.intent]]) : firstQuestion(turn, facts),
  };
}

/** Nothing has been asked for yet. */
function outside(turn: Turn, { wanted, about }: Kind, facts: Facts): Step {
  if (wanted === 'end') return end(turn, 'Fulfilled', [messages.goodbye]);
  if (wanted === 'begin') {
    const intent = wishIn(turn.transcript) ?? 'ResetPW';
    return begin(from(inIntent(bot, turn, intent, {}), 'greeting'), facts);
  }
  const answer =
    wanted === 'explain' && about !== undefined && about !== 'why' ? explanations[about] : undefined;
  const says = answer ? [answer, messages.howToBegin] : beforeBeginning[wanted];
  const counted = says === undefined ? afterMiss : countedOnce;
  return counted(turn, (attributes) =>
    replyWith(elicitIntent(turn, says ?? [messages.notUnderstood], { attributes })),
  );
}

const beforeBeginning: Partial<Readonly<Record<Wanted, readonly Sentence[]>>> = {
  help: [messages.help],
  explain: [messages.help],
  greet: [messages.hello, messages.howToBegin],
  thank: [messages.sure, messages.howToBegin],
  welcome: [messages.welcome, messages.howToBegin],
  wait: [messages.takeYourTime, messages.howToBegin],
  person: [messages.turnToHelpdesk, messages.howToBegin],
  'do without the phone': [messages.withoutPhone, messages.turnToHelpdesk, messages.howToBegin],
  'say again': [messages.howToBegin],
  'begin anew': [messages.howToBegin],
  'not heard': [messages.notHeard, messages.howToBegin],
};
