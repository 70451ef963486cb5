import { close, dialogAttributes, elicitIntent, forgetting, type LexReply, oneMore } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';
import { tookPart } from './route.ts';

/** What this function keeps of a conversation. */
export const forgotten = forgetting({ tookPart });

/** Answers a turn that no service has a word for. */
export function answer(turn: Turn, offers: readonly string[]): LexReply {
  switch (turn.intent) {
    case 'goodbyeIntent':
      return close(turn, 'Fulfilled', [messages.goodbye], { attributes: forgotten });
    case 'helpIntent':
    case 'capabilitiesIntent':
      return elicitIntent(turn, [messages.help(offers)]);
    case 'FallbackIntent':
      return notUnderstood(turn, offers);
  }
}

/** A few times; then the conversation ends, and a phone call goes to a person. */
function notUnderstood(turn: Turn, offers: readonly string[]): LexReply {
  const attributes = oneMore(turn, 'misses');
  return attributes
    ? elicitIntent(turn, [messages.notUnderstood(offers)], { attributes })
    : close(turn, 'Failed', [messages.givingUp], {
        attributes: { ...forgotten, [dialogAttributes.misses]: null, [dialogAttributes.handOver]: 'yes' },
      });
}
