import { delegate, dialogAttributes, elicitIntent, moment, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';
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
export function decide(turn: Turn, { now, timeZone }: Facts): Step {
  const environment = environments.find((name) => name === turn.slots.Environment);
  // Lex asks by the prompt of the slot, and asks again; what is not understood then is for the front door.
  if (environment === undefined) return replyWith(delegate(turn));
  return {
    do: 'begin',
    environment,
    next: (outcome) => {
      const answer = told(outcome, environment, moment(now, { timeZone, now }));
      return replyWith(elicitIntent(turn, [answer, messages.anythingElse], { attributes: understood }));
    },
  };
}

function told(outcome: Outcome, environment: Environment, at: Sentence): Sentence {
  switch (outcome) {
    case 'not made yet':
      return messages.notMadeYet(environment, at);
  }
}
