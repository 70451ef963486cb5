/** What came of something that was asked: an answer or a fault, and its place among all that came. */
type Came<T> = { readonly at: number } & ({ readonly answer: T } | { readonly fault: unknown });

/** The places at which something was asked, and what came of it, by which time it was. */
export type Kept<T> = { readonly asked: readonly number[]; readonly came: ReadonlyMap<number, Came<T>> };

/** In which order things come: what is kept as it came then, one after the other, and then whatever comes. */
export type Order = {
  /** The place of what comes now. */
  readonly next: () => number;
  /** Resolves when what is kept with this place may come: all before it has come, and was made something of. */
  readonly turnOf: (at: number) => Promise<void>;
};

/**
 * An order that goes on after what is kept.
 *
 * @param kept the places of what comes again
 * @param last the last place of all
 */
export function createOrder(kept: readonly number[], last: number): Order {
  const left = kept.toSorted((one, other) => one - other);
  const waiting = new Map<number, () => void>();
  let count = last;
  const wake = (): void => waiting.get(left[0] ?? -1)?.();
  return {
    next: () => {
      count += 1;
      return count;
    },
    turnOf: async (at) => {
      if (left[0] !== at) await new Promise<void>((resolve) => waiting.set(at, resolve));
      setImmediate(() => {
        left.shift();
        wake();
      });
    },
  };
}

/** Writes down what comes of one thing that is asked; as far as that is kept, it is not asked again. */
export type Tape<T> = {
  /** Asks now. */
  readonly say: (live: () => T) => T;
  /** Asks, and waits for what comes of it. */
  readonly ask: (live: () => Promise<T>) => Promise<T>;
  /** What was asked before a place, and what came of it before. */
  readonly before: (place: number) => Kept<T>;
};

/**
 * A tape that goes on after what is kept.
 *
 * @param unanswered what was asked and not answered then: `never` is it answered, or it is asked `again`
 */
export function createTape<T>(kept: Kept<T>, order: Order, unanswered: 'never' | 'again'): Tape<T> {
  const asked = [...kept.asked];
  const came = new Map(kept.came);
  let times = 0;
  /** Which time it is that it is asked. */
  const time = (): number => {
    times += 1;
    if (times > asked.length) asked.push(order.next());
    return times;
  };
  return {
    say: (live) => {
      const now = time();
      const known = kept.came.get(now);
      if (known !== undefined && 'answer' in known) return known.answer;
      const answer = live();
      came.set(now, { at: order.next(), answer });
      return answer;
    },
    ask: async (live) => {
      const now = time();
      const known = kept.came.get(now);
      if (known === undefined) {
        if (now <= kept.asked.length && unanswered === 'never') return new Promise<never>(() => {});
        try {
          const answer = await live();
          came.set(now, { at: order.next(), answer });
          return answer;
        } catch (fault) {
          came.set(now, { at: order.next(), fault });
          throw fault;
        }
      }
      await order.turnOf(known.at);
      if ('fault' in known) throw known.fault;
      return known.answer;
    },
    before: (place) => ({
      asked: asked.filter((at) => at < place),
      came: new Map([...came].filter(([, { at }]) => at < place)),
    }),
  };
}
