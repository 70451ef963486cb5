import type { TurnItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { Waterfall } from './waterfall.tsx';

/** What happened in a turn: the one that is asked for, or the latest. */
export function Turns({ of, turn: asked }: { readonly of: string; readonly turn: string | undefined }) {
  const turns = useItems('turn').filter((turn) => turn.of === of);
  const turn = turns[Number(asked) - 1] ?? turns.at(-1);
  return (
    <section className="inspect" aria-labelledby="inspect">
      <h2 id="inspect">{turn === undefined ? 'What happens in a turn' : titleOf(turn)}</h2>
      {turn === undefined ? (
        <p className="hint">Lex, the functions and every AWS call of a turn are listed here.</p>
      ) : (
        <Waterfall turn={turn} />
      )}
    </section>
  );
}

function titleOf({ id, said, ms }: TurnItem): string {
  const number = id.slice(id.lastIndexOf('/') + 1);
  const what = said === undefined || said === '' ? '' : ` · “${said}”`;
  return `Turn ${number}${what}${ms === undefined ? '' : ` · ${ms} ms`}`;
}
