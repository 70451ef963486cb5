import PQueue from 'p-queue';
import { isFault, type Unread, unreadBecause } from './call-errors.ts';
import type { Pages } from './maintenance-windows.ts';

/** How many calls are under way at once, over a whole answer. */
const inFlight = 8;

/** What was read of a list, and why not the rest. */
export type Listing<T> = { readonly items: readonly T[]; readonly unread?: Unread };

/** Which calls go first: how many windows there are, then whatever is nearest to an answer. */
const turns = { windows: 5, invocations: 4, tasks: 3, executions: 2, targets: 1, instances: 0 } as const;

/** Reads a list to its end, as far as the time goes. `each` is told of every page as it comes. */
export type ReadList = <T>(
  what: keyof typeof turns,
  pages: Pages<T>,
  each?: (items: readonly T[]) => void,
) => Promise<Listing<T>>;

/** A list had something on it that is not known here. */
class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/**
 * All reading for one answer: no more than so many calls at once, and none after the deadline.
 *
 * @param deadline aborts when the time is over; what is under way then is not waited for
 * @returns `list`, which never throws, and what went wrong so far beside lack of time
 */
export function readInTime(deadline: AbortSignal): {
  readonly list: ReadList;
  readonly faults: readonly unknown[];
} {
  const queue = new PQueue({ concurrency: inFlight });
  const faults: unknown[] = [];

  const list: ReadList = async <T>(
    what: keyof typeof turns,
    pages: Pages<T>,
    each?: (items: readonly T[]) => void,
  ) => {
    const items: T[] = [];
    let unread: Unread | undefined;
    let token: string | undefined;
    try {
      do {
        const from = token;
        const page = await queue.add(() => pages(from, deadline), {
          priority: turns[what],
          signal: deadline,
        });
        items.push(...page.items);
        each?.(page.items);
        if (page.unreadable) unread = { why: 'failing', cause: new UnreadableError(`unknown ${what}`) };
        token = page.next;
      } while (token !== undefined);
    } catch (cause) {
      unread = unreadBecause(cause, deadline);
    }
    if (isFault(unread)) faults.push(unread.cause);
    return { items, ...(unread && { unread }) };
  };

  return { list, faults };
}
