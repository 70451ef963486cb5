import { bot } from './bot.ts';
import type { Owner } from './owner.ts';
import type { Said } from './said.ts';

/** Where a turn goes: to the function that owns it, to all that took part, to the front door itself, or to nobody. */
export type Route =
  | { readonly to: 'owner'; readonly owner: Owner }
  | { readonly to: 'all that took part'; readonly owners: readonly Owner[] }
  | { readonly to: 'here' }
  | { readonly to: 'nobody' };

/**
 * The session attribute that says which services had a turn, the last of them last. The client can write it; it only
 * chooses which of the owners hears "help" or "goodbye".
 */
export const tookPart = 'tookPart';

/**
 * Decides where a turn goes. An intent goes to its owner. What every conversation has (help, what was not understood)
 * goes to whoever has the conversation, if they have words for it. "Goodbye" goes to all who took part and want to
 * know, so that nobody stays authenticated anywhere.
 */
export function routeOf({ intent, attributes }: Said, owners: readonly Owner[]): Route {
  if (!Object.hasOwn(bot.intents, intent)) {
    const owner = owners.find(({ intents }) => intents.includes(intent));
    return owner ? { to: 'owner', owner } : { to: 'nobody' };
  }
  const services = (attributes[tookPart] ?? '').split(' ');
  const heard = services.flatMap((name) => owners.find(({ service }) => service === name) ?? []);
  const answering = heard.filter(({ intents }) => intents.includes(intent));
  if (intent === 'goodbyeIntent') {
    return answering.length > 0 ? { to: 'all that took part', owners: answering } : { to: 'here' };
  }
  const current = heard.at(-1);
  return current && answering.includes(current) ? { to: 'owner', owner: current } : { to: 'here' };
}

/** Who took part after this turn of an owner. */
export function withTurnOf({ service }: Owner, { attributes }: Said): string {
  const before = (attributes[tookPart] ?? '').split(' ').filter((name) => name !== '' && name !== service);
  return [...before, service].join(' ');
}
