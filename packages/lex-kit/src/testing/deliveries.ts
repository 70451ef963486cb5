/** How an event reaches its function more than once, as Lambda, Lex and Connect may deliver it, and which answer is heard. */
export const deliveries = [
  'delivered again',
  'delivered twice at once, the first heard',
  'delivered twice at once, the last heard',
] as const;
type Delivery = (typeof deliveries)[number];

/** Asks for each event, in the order in which they come to their functions, how it is delivered; once unless told. */
export type Delivers = (to: string) => Delivery | undefined;

/** One event is delivered so, counted from 1. */
export function deliversAt(place: number, delivery: Delivery): Delivers {
  let count = 0;
  return () => {
    count += 1;
    return count === place ? delivery : undefined;
  };
}

/** Events on their way to functions, each of which may come once more. */
export function repeatableEvents() {
  const watchers = new Set<Delivers>();
  return {
    watch: (delivers: Delivers): (() => void) => {
      watchers.add(delivers);
      return () => watchers.delete(delivers);
    },
    /** Has a function carry an event out, as often as it is delivered. */
    deliver: async <Answer>(to: string, carryOut: () => Promise<Answer>): Promise<Answer> => {
      const how = [...watchers].map((delivers) => delivers(to)).find((one) => one !== undefined);
      const first = carryOut();
      if (how === undefined) return first;
      if (how === 'delivered again') await first.catch(() => undefined);
      const last = carryOut();
      await Promise.allSettled([first, last]);
      return how === 'delivered twice at once, the first heard' ? first : last;
    },
  };
}
