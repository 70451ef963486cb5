import { bot } from '../dialog/bot.ts';
import type { Entry, Named } from './owners.ts';

/** What every conversation has is there once: the first service that has it says what it is. */
function isShared({ Name }: Named): boolean {
  return Object.hasOwn(bot.intents, Name);
}

/**
 * The intents and slot types of one bot.
 *
 * @throws when two services mean different things by one name
 */
export function botOf(entries: readonly Entry[]): { intents: Named[]; slotTypes: Named[] } {
  const all = entries.flatMap(({ intents }) => intents);
  const shared = Object.keys(bot.intents).map((name) => all.find(({ Name }) => Name === name));
  const missing = Object.keys(bot.intents).filter((_, index) => shared[index] === undefined);
  if (missing.length > 0) throw new Error(`owners.yml: no service has ${missing.join(', ')}`);
  return {
    intents: [
      ...onceEach(entries, ({ intents }) => intents.filter((intent) => !isShared(intent))),
      ...shared.filter((intent) => intent !== undefined),
    ],
    slotTypes: onceEach(entries, ({ slotTypes }) => slotTypes),
  };
}

function onceEach(entries: readonly Entry[], namedOf: (entry: Entry) => readonly Named[]): Named[] {
  const owners = new Map<string, string>();
  return entries.flatMap((entry) =>
    namedOf(entry).map((named) => {
      const other = owners.get(named.Name);
      if (other !== undefined) throw new Error(`${entry.service} and ${other} both have ${named.Name}`);
      owners.set(named.Name, entry.service);
      return named;
    }),
  );
}
