import { elicitIntent, inIntent, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { answer, answersAny, type Facts, firstQuestion } from './answer.ts';
import { asideIn, person } from './asides.ts';
import { bot, type ResetTurn, type Turn } from './bot.ts';
import { kindOf, type Staying } from './kinds.ts';
import { afterMiss, end, handOver } from './replies.ts';
import { attribute, callerOf } from './session-attributes.ts';
import type { Step } from './step.ts';

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const kind = kindOf(turn);
  switch (kind) {
    case 'ending':
      return end(turn, 'Fulfilled', [messages.goodbye]);
    case 'person':
      return person(turn, []);
    case 'without phone':
      return person(turn, [messages.withoutPhone]);
    case 'cannot say':
      return person(turn, [messages.neededAll]);
  }
  const begun = turn.attributes[attribute.asked] !== undefined;
  if (!begun) return turn.intent === 'ResetPW' ? begin(turn, facts) : outside(turn, kind, facts);
  if (turn.intent === 'ResetPW') {
    return goOn(turn, kind, facts, turn.heardAs === 'ResetPW' ? 'once' : 'again');
  }
  // Lex has dropped the slots for another intent.
  return {
    do: 'recall answers',
    next: (answers) => goOn(inIntent(bot, turn, 'ResetPW', answers), kind, facts, 'once'),
  };
}

function goOn(turn: ResetTurn, kind: Staying, facts: Facts, heard: 'once' | 'again'): Step {
  // "I forgot my password, I am 104233" is an answer wherever it is said.
  const answers = kind === 'answer' || (kind === 'beginning' && answersAny(turn, facts));
  return answers ? answer(turn, facts) : asideIn(turn, kind, facts, heard);
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
function outside(turn: Turn, kind: Staying, facts: Facts): Step {
  if (kind === 'beginning') return begin(inIntent(bot, turn, 'ResetPW', {}), facts);
  return afterMiss(turn, (attributes) =>
    replyWith(elicitIntent(turn, beforeBeginning[kind] ?? [messages.notUnderstood], { attributes })),
  );
}

const beforeBeginning: Partial<Readonly<Record<Staying, readonly Sentence[]>>> = {
  help: [messages.help],
  question: [messages.help],
  greeting: [messages.hello, messages.howToBegin],
  thanks: [messages.welcome, messages.howToBegin],
  repeat: [messages.howToBegin],
  'start over': [messages.howToBegin],
};
