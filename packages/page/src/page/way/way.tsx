import type { CallItem, WayItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { Drawn } from './drawn.tsx';

/** The flows that a call went through: the block that it stands on is lit, the path that it took is thick. */
export function Way({ call }: { readonly call: CallItem | undefined }) {
  const way = useItems('way').find(({ id }) => id === call?.id);
  if (way === undefined)
    return <p className="hint">The way of a call through its contact flows is drawn here.</p>;
  return (
    <div className="way">
      <InWords way={way} />
      <Drawn
        key={way.id}
        label="The way of the call through its contact flows"
        drawing={way.drawing}
        standsOn={way.standsOn}
      />
    </div>
  );
}

/** The same as words, for whoever does not see it. */
function InWords({ way: { drawing, standsOn } }: { readonly way: WayItem }) {
  const here = drawing.blocks.find(({ id }) => id === standsOn);
  const visited = drawing.blocks.filter((block) => block.visited);
  return (
    <p className="unseen" role="status">
      {here === undefined ? 'The call is over.' : `The call stands on ${here.name}: ${here.words}.`} It went
      through {visited.length} blocks.
    </p>
  );
}
