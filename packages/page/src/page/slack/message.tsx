import type { MessageItem } from '../../board/items.ts';
import { Blocks } from './blocks.tsx';
import type { Presses } from './elements.tsx';

/** A message as it is seen; what is for this person alone is marked. */
export function Message({
  message: { from, ts, onlyForYou, blocks, lines },
  mine,
  byApp,
  ...presses
}: { readonly message: MessageItem; readonly mine: boolean; readonly byApp: boolean } & Presses) {
  const time = new Date(Number(ts) * 1000);
  return (
    <article className="message" data-mine={mine} data-alone={onlyForYou}>
      <p className="from">
        <span className="face" aria-hidden="true">
          {byApp ? '☎' : from[0]}
        </span>
        <b>{byApp ? 'Opsline' : from}</b>
        {byApp && <span className="app">App</span>}
        <time dateTime={time.toISOString()}>{time.toLocaleTimeString('en-GB').slice(0, 5)}</time>
        {onlyForYou && <span className="alone">Only visible to you</span>}
      </p>
      {blocks.length > 0 ? <Blocks blocks={blocks} {...presses} /> : <p>{lines.join('\n')}</p>}
    </article>
  );
}
