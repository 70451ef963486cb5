import { asks, close, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';
import { attribute, forgotten, mayBeAuthenticated } from './session-attributes.ts';
import type { Step } from './step.ts';

/** Nothing of a conversation stays, but that it is over. */
const ended = { ...forgotten, [attribute.asked]: asks.ended };

/** The person has done; whoever they were authenticated as is forgotten. */
export function goodbye(turn: Turn): Step {
  const last = () => replyWith(close(turn, 'Fulfilled', [messages.goodbye], { attributes: ended }));
  return mayBeAuthenticated(turn) ? { do: 'end authentication', next: last } : last();
}

/** The conversation leads nowhere: a phone call goes to a person. */
export function giveUp(turn: Turn): Step {
  return handOver(turn, messages.givingUp(turn.channel));
}

/** A phone call goes to a person, which its contact flow says; a chat ends. */
export function handOver(turn: Turn, says: Sentence): Step {
  return replyWith(close(turn, 'Failed', [says], { attributes: { ...ended, [attribute.handOver]: 'yes' } }));
}

/** Too often a one-time PIN was refused. */
export function tooManyRefused(turn: Turn): Step {
  return replyWith(close(turn, 'Failed', [messages.tooManyRefused], { attributes: ended }));
}
