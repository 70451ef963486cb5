import type { Happening, TurnItem } from '../../board/items.ts';
import { Log } from '../log.tsx';
import { numbered } from '../state/numbered.ts';

/** Everything that happened in a turn, each in its time. */
export function Waterfall({ turn }: { readonly turn: TurnItem }) {
  const { at, happenings, answers } = turn;
  const end = Math.max(turn.ms ?? 0, 1, ...happenings.map((one) => one.at - at + (one.ms ?? 0)));
  const spoken = answers.flatMap(({ ssml }) => ssml ?? []);
  return (
    <Log label="What happened, in its time">
      <ul className="waterfall">
        {numbered(happenings.toSorted((a, b) => a.at - b.at)).map(({ key, item }) => (
          <Row key={key} one={item} from={(item.at - at) / end} part={(item.ms ?? 0) / end} />
        ))}
      </ul>
      {spoken.map((ssml) => (
        <pre key={ssml}>{ssml}</pre>
      ))}
    </Log>
  );
}

function Row({ one, from, part }: { readonly one: Happening; readonly from: number; readonly part: number }) {
  const { what, detail, outcome, ms, failed = false } = one;
  const words = (
    <>
      <span className="part" data-part={one.part}>
        {one.part}
      </span>
      <span className="what">{what}</span>
      <span className="came">{outcome}</span>
      <span className="ms">{ms === undefined ? '' : `${ms} ms`}</span>
      <span className="bar" aria-hidden="true">
        <i style={{ left: `${from * 100}%`, width: `max(3px, ${part * 100}%)` }} />
      </span>
    </>
  );
  if (detail === undefined) {
    return (
      <li data-failed={failed}>
        <div className="row">{words}</div>
      </li>
    );
  }
  return (
    <li data-failed={failed}>
      <details>
        <summary className="row">{words}</summary>
        <pre>{detail}</pre>
      </details>
    </li>
  );
}
