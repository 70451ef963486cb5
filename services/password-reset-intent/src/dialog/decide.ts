import { elicitIntent, inIntent, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { resetStates } from '../reset/outcomes.ts';
import { answer, answersAny, type Facts, firstQuestion, namesWrongPart } from './answer.ts';
import { asideIn, askAgain, countedOnce, person } from './asides.ts';
import { explanations } from './asked-back.ts';
import { bot, type ResetTurn, type Turn } from './bot.ts';
import { type Kind, kindOf, type Wanted } from './kinds.ts';
import { wantsPin } from './phrases.ts';
import { afterMiss, ask, end, handOver } from './replies.ts';
import { attribute, callerOf } from './session-attributes.ts';
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
  if (!begun)
    return turn.intent === 'ResetPW' && !needsPerson ? begin(turn, facts) : outside(turn, kind, facts);
  if (turn.intent === 'ResetPW') {
    const { [attribute.elsewhere]: before, ...attributes } = turn.attributes;
    return before === undefined
      ? goOn(turn, kind, facts)
      : heardAgain({ ...turn, attributes }, kind, facts, before);
  }
  // Lex has dropped the slots for another intent.
  return {
    do: 'recall answers',
    next: (answers) => {
      const back = inIntent(bot, turn, 'ResetPW', answers);
      return goOn(from(back, namesWrongPart(back, facts) ? 'correction' : 'question'), kind, facts);
    },
  };
}

/** Words that may be an answer are one, where there is one in them: "I forgot my password, I am 104233", "wrong month". */
function goOn(turn: ResetTurn, kind: Kind, facts: Facts): Step {
  return asideOf(turn, kind, facts, 'once') ?? answer(turn, facts);
}

function asideOf(turn: ResetTurn, kind: Kind, facts: Facts, heard: 'once' | 'again'): Step | undefined {
  const answers = (!kind.sure && answersAny(turn, facts)) || namesWrongPart(turn, facts);
  return answers ? undefined : asideIn(turn, kind, facts, heard);
}

/**
 * A turn that was another intent's, and is brought back here: a reply that asks for a slot of this intent makes Lex call
 * the function once more, with the same words (seen in events that were published).
 */
function from(turn: ResetTurn, what: 'greeting' | 'correction' | 'question'): ResetTurn {
  return { ...turn, attributes: { ...turn.attributes, [attribute.elsewhere]: what } };
}

/** The same words again: what was done for them is done, and nothing is read from them a second time. */
function heardAgain(turn: ResetTurn, kind: Kind, facts: Facts, before: string): Step {
  if (before === 'greeting') return askAgain(turn, [messages.greeting], {}, facts);
  if (before === 'denied') return ask(turn, 'UserID', resetStates[before].says, {});
  if (before === 'pin refused') return ask(turn, 'OneTimePin', resetStates[before].says, {});
  if (before === 'correction') return askAgain(turn, [messages.correctThat], {}, facts);
  const askPin = wantsPin(turn.transcript) ? messages.pinAgain : messages.askPin;
  return asideOf(turn, kind, facts, 'again') ?? askAgain(turn, [], {}, facts, askPin);
}

/** An outage costs nobody four answers, and neither does a number that can never be the one on record. */
function begin(turn: ResetTurn, facts: Facts): Step {
  if (facts.callerNumber === 'on' && turn.channel === 'voice' && callerOf(turn) === undefined) {
    return person(turn, [messages.numberUnknown]);
  }
  return {
    do: 'check the directory',
    next: (directory) =>
      directory === 'is down' ? handOver(turn, [messages.unavailable]) : firstQuestion(turn, facts),
  };
}

/** Nothing has been asked for yet. */
function outside(turn: Turn, { wanted, about }: Kind, facts: Facts): Step {
  if (wanted === 'end') return end(turn, 'Fulfilled', [messages.goodbye]);
  if (wanted === 'begin') return begin(from(inIntent(bot, turn, 'ResetPW', {}), 'greeting'), facts);
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
