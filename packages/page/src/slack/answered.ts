import type { Seen } from '@opsline/local-slack';

/** What the app says: as lines, as a notification has it, and whether it is for one person alone. */
export type Answer = Pick<Seen, 'lines' | 'notification' | 'onlyForYou'>;

/** The threads in which something is answered, by their roots; undefined is outside of them. */
export type Threads = readonly (string | undefined)[];

type Going = { readonly before: ReadonlySet<string>; threads: Threads };

/** What answers what, where several things that one person did go on. */
export function createAnswered() {
  const latest = new Map<string, { readonly begun: Going[]; open: number }>();
  return {
    /** Somebody does something, who sees this before it. */
    begin: (name: string, seen: readonly Seen[]) => {
      const theirs = latest.get(name) ?? { begun: [], open: 0 };
      latest.set(name, theirs);
      const mine: Going = { before: new Set(seen.map(({ ts }) => ts)), threads: [] };
      theirs.begun.push(mine);
      theirs.open += 1;
      return {
        in: (threads: Threads): void => {
          mine.threads = threads;
        },
        /** It is over: of all that the app said the answers, each to the latest thing done there before it. */
        end: (said: readonly Seen[]): readonly Seen[] => {
          const answers = said.filter((one) => theirs.begun.findLast((going) => isIn(going, one)) === mine);
          theirs.open -= 1;
          if (theirs.open === 0) theirs.begun.splice(0);
          return answers;
        },
      };
    },
  };
}

function isIn({ before, threads }: Going, { ts, thread }: Seen): boolean {
  return !before.has(ts) && threads.includes(thread);
}
