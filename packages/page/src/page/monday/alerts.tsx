import { lazy, Suspense } from 'react';
import type { AlertSeen } from '../../board/items.ts';
import { Log } from '../log.tsx';
import { Blocks } from '../slack/blocks.tsx';
import { numbered } from '../state/numbered.ts';

// The renderer of cards is large, and asked for only where there is one.
const Card = lazy(() => import('./card.tsx'));

/** What a reader was sent, as they see it. */
export function Alerts({ of }: { readonly of: readonly AlertSeen[] }) {
  return (
    <Log label="What was sent">
      {of.length === 0 && <p className="hint">Nothing is sent here.</p>}
      {numbered(of).map(({ key, item: { card, blocks, lines } }) => (
        <article className="alert" key={key}>
          {card !== undefined && (
            <Suspense>
              <Card card={card} />
            </Suspense>
          )}
          {blocks !== undefined && <Blocks blocks={blocks} onPress={() => {}} onChoose={() => {}} />}
          {card === undefined &&
            blocks === undefined &&
            numbered(lines).map((line) => <p key={line.key}>{line.item}</p>)}
        </article>
      ))}
    </Log>
  );
}
