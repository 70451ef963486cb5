import type { Board } from '../board/board.ts';
import type { Said, TurnItem } from '../board/items.ts';
import type { Happenings } from './happenings.ts';

/** A turn that goes on. */
export type OpenTurn = { readonly end: (answers: readonly Said[]) => void };

/** What is said in calls and in Slack, with all that happens until it is answered. */
export type Turns = {
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
  return {
    begin: (of, said) => {
      const count = (counts.get(of) ?? 0) + 1;
      counts.set(of, count);
      const id = `${of}/${count}`;
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
