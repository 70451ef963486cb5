import { close, elicitIntent, type LexReply } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Turn } from './bot.ts';

/** How many times in a row nothing was understood. */
const misses = 'notUnderstood';

/** After so many of them the conversation ends; a phone call goes to a person. */
const patience = 3;

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

function notUnderstood(turn: Turn, offers: readonly string[]): LexReply {
  const count = Number(/^[0-9]$/.exec(turn.attributes[misses] ?? '')?.[0] ?? 0) + 1;
  return count < patience
    ? elicitIntent(turn, [messages.notUnderstood(offers)], { attributes: { [misses]: String(count) } })
    : close(turn, 'Failed', [messages.givingUp], { attributes: { ...forgotten, handOver: 'yes' } });
}

/** What this function keeps of a conversation. */
export const forgotten = { tookPart: null, [misses]: null } as const;
