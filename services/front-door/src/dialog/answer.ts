import {
  close,
  dialogAttributes,
  elicitIntent,
  forgetting,
  heardIn,
  type LexReply,
  manners,
  oneMore,
  type Sentence,
} from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';
import { tookPart } from './route.ts';

/** What this function keeps of a conversation. */
export const forgotten = forgetting({ tookPart });

/** Answers a turn before anybody has the conversation. */
export function answer(turn: Turn, offers: readonly string[]): LexReply {
  const ask = (...before: readonly Sentence[]) => elicitIntent(turn, [...before, messages.ask(offers)]);
  switch (manners[heardIn(turn, 'nothing asked').kind]['nothing asked']) {
    case 'end':
      return close(turn, 'Fulfilled', [messages.goodbye], { attributes: forgotten });
    case 'greet':
      return ask(messages.greeting);
    case 'thank':
      return ask(messages.welcome);
    case 'person':
      return turn.channel === 'voice' ? handOver(turn, messages.toSomebody) : ask(messages.helpdesk);
    case 'wait':
      return ask(messages.takeYourTime);
    case 'say again':
    case 'begin anew':
      return ask();
    case 'help':
    case 'explain':
      return elicitIntent(turn, [messages.help(offers)]);
    case 'not heard':
      return counted(turn, [messages.notHeard, messages.ask(offers)], () =>
        close(turn, 'Failed', [messages.goodbye], {
          attributes: { ...forgotten, [dialogAttributes.misses]: null },
        }),
      );
    case 'take':
    case 'drop':
    case 'use':
      return counted(turn, [messages.notUnderstood(offers)], () =>
        handOver(turn, messages.givingUp(turn.channel)),
      );
  }
}

/** A few times; then the conversation ends. */
function counted(turn: Turn, says: readonly Sentence[], atLast: () => LexReply): LexReply {
  const attributes = oneMore(turn, 'misses');
  return attributes ? elicitIntent(turn, says, { attributes }) : atLast();
}

/** A phone call goes to a person. */
function handOver(turn: Turn, says: Sentence): LexReply {
  const attributes = { ...forgotten, [dialogAttributes.misses]: null, [dialogAttributes.handOver]: 'yes' };
  return close(turn, 'Failed', [says], { attributes });
}
