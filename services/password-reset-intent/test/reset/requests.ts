import type { ResetRequest } from '../../src/reset/request.ts';
import { dana, details } from '../stage/dana.ts';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';

/** Dana's right details, from her own phone. */
export const request: ResetRequest = {
  conversation: 'BOT:ALIAS:contact-1',
  caller: dana,
  details,
  action: 'new password',
};

/** The same with a wrong month. */
export const wrong: ResetRequest = { ...request, details: { ...request.details, monthStarted: 10 } };

/** The same in another conversation. */
export function inConversation(number: number, of = request): ResetRequest {
  return {
    ...of,
    conversation: `BOT:ALIAS:${number}`,
  };
}

/** A world in which no one-time PIN is asked for. */
export function withoutPossession(circumstances: Circumstances = {}) {
  return memoryWorld({ possession: 'off', ...circumstances });
}
