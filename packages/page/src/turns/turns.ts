import { type Restorable, snapshotOfMap } from '@opsline/local-kit/snapshot';
import type { Board } from '../board/board.ts';
import type { Said, TurnItem } from '../board/items.ts';
import type { Happenings } from './happenings.ts';

/** A turn that goes on. */
export type OpenTurn = { readonly end: (answers: readonly Said[]) => void };

/** What is said in calls and in Slack, with all that happens until it is answered. */
export type Turns = Restorable & {
  /** The ID that the next turn of a call or a person will have. */
  readonly nextOf: (of: string) => string;
  /** Whether a turn goes on. */
  readonly busy: () => boolean;
  readonly begin: (of: string, said: Pick<TurnItem, 'said' | 'by'>) => OpenTurn;
  readonly stop: () => void;
};

/** No turns yet. What happens while several go on is told with each of them: nothing says whose it is. */
export function createTurns(board: Board, happenings: Happenings, now: () => number): Turns {
  const open = new Map<string, TurnItem>();
  const counts = new Map<string, number>();
  const stop = happenings.on((happening) => {
    for (const [id, turn] of open) {
      const longer = { ...turn, happenings: [...turn.happenings, happening] };
      open.set(id, longer);
      board.put(longer);
    }
  });
  const nextOf = (of: string): string => `${of}/${(counts.get(of) ?? 0) + 1}`;
  return {
    nextOf,
    busy: () => open.size > 0,
    snapshot: () => snapshotOfMap(counts),
    begin: (of, said) => {
      const id = nextOf(of);
      counts.set(of, (counts.get(of) ?? 0) + 1);
      const begun: TurnItem = { kind: 'turn', id, of, ...said, answers: [], at: now(), happenings: [] };
      open.set(id, begun);
      board.put(begun);
      return {
        end: (answers) => {
          const last = open.get(id) ?? begun;
          open.delete(id);
          board.put({ ...last, answers, ms: now() - begun.at });
        },
      };
    },
    stop,
  };
}
