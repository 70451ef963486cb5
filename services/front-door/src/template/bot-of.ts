import type { Entry, Named } from './owners.ts';

/**
 * The intents and slot types of one bot.
 *
 * @param manners what every conversation has, whoever it is with
 * @throws when two services, or one and the manners, mean different things by one name
 */
export function botOf(
  entries: readonly Entry[],
  manners: readonly Named[],
): { intents: Named[]; slotTypes: Named[] } {
  const everybody = { service: 'every bot', intents: manners, slotTypes: [] };
  return {
    intents: onceEach([...entries, everybody], ({ intents }) => intents),
    slotTypes: onceEach(entries, ({ slotTypes }) => slotTypes),
  };
}

type Part = Pick<Entry, 'service' | 'intents' | 'slotTypes'>;

function onceEach(parts: readonly Part[], namedOf: (part: Part) => readonly Named[]): Named[] {
  const owners = new Map<string, string>();
  return parts.flatMap((part) =>
    namedOf(part).map((named) => {
      const other = owners.get(named.Name);
      if (other !== undefined) throw new Error(`${part.service} and ${other} both have ${named.Name}`);
      owners.set(named.Name, part.service);
      return named;
    }),
  );
}
