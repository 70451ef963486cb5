import type { TurnItem } from '../../board/items.ts';
import { GoBack } from '../back/go-back.tsx';
import { useItems } from '../state/board.ts';
import { addressOf } from '../state/place.ts';
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
        <>
          <div className="turns">
            <GoBack turn={turn} />
            <Others of={of} turns={turns} />
          </div>
          <Waterfall turn={turn} />
        </>
      )}
    </section>
  );
}

/** The turns that can be gone back to, each at its address. */
function Others({ of, turns }: { readonly of: string; readonly turns: readonly TurnItem[] }) {
  const [moments] = useItems('moments');
  const [kind, name = ''] = of.split(/\/(.*)/s);
  return turns
    .filter(({ id }) => moments?.turns.includes(id))
    .map((turn) => {
      const number = numberOf(turn);
      const place = kind === 'call' ? { call: name, turn: number } : { person: name, turn: number };
      return (
        <a key={turn.id} href={addressOf(place)} aria-label={`Turn ${number}`}>
          {number}
        </a>
      );
    });
}

function numberOf({ id }: TurnItem): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function titleOf(turn: TurnItem): string {
  const { said, ms } = turn;
  const what = said === undefined || said === '' ? '' : ` · “${said}”`;
  return `Turn ${numberOf(turn)}${what}${ms === undefined ? '' : ` · ${ms} ms`}`;
}
