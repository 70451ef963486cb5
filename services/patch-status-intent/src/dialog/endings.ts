import { close, replyWith } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';
import { attribute, forgotten, mayBeAuthenticated } from './session-attributes.ts';
import type { Step } from './step.ts';

/** The person has done; whoever they were authenticated as is forgotten. */
export function goodbye(turn: Turn): Step {
  const last = () => replyWith(close(turn, 'Fulfilled', [messages.goodbye], { attributes: forgotten }));
  return mayBeAuthenticated(turn) ? { do: 'end authentication', next: last } : last();
}

/** The conversation leads nowhere: a phone call goes to a person. */
export function giveUp(turn: Turn): Step {
  return replyWith(
    close(turn, 'Failed', [messages.givingUp], { attributes: { ...forgotten, [attribute.handOver]: 'yes' } }),
  );
}
