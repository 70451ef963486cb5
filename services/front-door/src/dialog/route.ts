import { manners } from '@opsline/lex-kit';
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
 * Decides where a turn goes. An intent goes to its owner. The manners of every conversation (help, thanks, what was not
 * understood) go to whoever has the conversation; at first, what may be a name goes to whoever knows names. What ends a
 * conversation goes to all who took part, so that nobody stays authenticated anywhere.
 */
export function routeOf({ intent, kind, state, attributes }: Said, owners: readonly Owner[]): Route {
  if (!Object.hasOwn(bot.intents, intent)) {
    const owner = owners.find(({ intents }) => intents.includes(intent));
    return owner ? { to: 'owner', owner } : { to: 'nobody' };
  }
  const services = (attributes[tookPart] ?? '').split(' ');
  const heard = services.flatMap((name) => owners.find(({ service }) => service === name) ?? []);
  const current = heard.at(-1);
  if (current === undefined) {
    const named = manners[kind][state] === 'use' ? owners.find(({ names }) => names) : undefined;
    return named ? { to: 'owner', owner: named } : { to: 'here' };
  }
  return manners[kind][state] === 'end'
    ? { to: 'all that took part', owners: heard }
    : { to: 'owner', owner: current };
}

/** Who took part after this turn of an owner. */
export function withTurnOf({ service }: Owner, { attributes }: Said): string {
  const before = (attributes[tookPart] ?? '').split(' ').filter((name) => name !== '' && name !== service);
  return [...before, service].join(' ');
}
