import type { ResetRequest } from '../../src/reset/request.ts';
import { dana, details } from '../stage/dana.ts';
import { found } from '../stage/memory-directory.ts';
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

/** The same, for an unlock. */
export const unlock: ResetRequest = { ...request, action: 'unlock' };

/** … where there is something to unlock. */
export const locked: Circumstances = { found: found({ locked: true }) };

/** A world in which a one-time PIN was texted for a request. */
export async function proving(of: ResetRequest, circumstances: Circumstances = locked) {
  const world = memoryWorld(circumstances);
  const send = ({ details: { userId }, conversation, action, caller }: ResetRequest) =>
    world.send({ userId, conversation, action, caller });
  await send(of);
  return { ...world, send };
}
