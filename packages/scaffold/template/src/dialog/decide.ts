import {
  asks,
  delegate,
  dialogAttributes,
  elicitIntent,
  heardIn,
  manners,
  moment,
  replyWith,
  type Sentence,
  stateOf,
} from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { OwnTurn, Turn } from './bot.ts';
import { mannered } from './mannered.ts';
import { type Environment, environments, type Outcome, type Step } from './step.ts';

/** What is known besides the turn. */
export type Facts = {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The deployment's, an IANA name. */
  readonly timeZone: string;
};

/** What was not understood before is no longer counted. */
const understood = { [dialogAttributes.misses]: null };

/**
 * Decides a turn.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const state = stateOf(turn.attributes[dialogAttributes.asked], []);
  const deed = manners[heardIn(turn, state).kind][state];
  if (turn.intent === 'sampleErrandIntent' && deed === 'use') return begin(turn, facts);
  return mannered(turn, deed);
}

function begin(turn: OwnTurn, { now, timeZone }: Facts): Step {
  const environment = environments.find((name) => name === turn.slots.Environment);
  // Lex asks by the prompt of the slot, and asks again; what is not understood then is counted.
  if (environment === undefined) {
    return replyWith(delegate(turn, { attributes: { [dialogAttributes.asked]: 'Environment' } }));
  }
  return {
    do: 'begin',
    environment,
    next: (outcome) => {
      const answer = told(outcome, environment, moment(now, { timeZone, now }));
      const attributes = { ...understood, [dialogAttributes.asked]: asks.anythingElse };
      return replyWith(elicitIntent(turn, [answer, messages.anythingElse], { attributes }));
    },
  };
}

function told(outcome: Outcome, environment: Environment, at: Sentence): Sentence {
  switch (outcome) {
    case 'not made yet':
      return messages.notMadeYet(environment, at);
  }
}
