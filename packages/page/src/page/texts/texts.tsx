import { useState } from 'react';
import type { CallItem, TextItem } from '../../board/items.ts';
import { Log } from '../log.tsx';
import { useItems } from '../state/board.ts';
import { useNow } from '../state/now.ts';
import { send } from '../state/send.ts';

/** Text messages on the phones that they were sent to, the newest first. */
export function Texts({ call }: { readonly call: CallItem | undefined }) {
  const texts = useItems('text').toReversed();
  const now = useNow(Math.max(0, ...texts.map(({ until = 0 }) => until)));
  const typesInto = call?.outcome === undefined && call?.waitsFor === 'words' ? call : undefined;
  return (
    <section className="texts" aria-labelledby="texts">
      <h2 id="texts">Text messages {texts.length > 0 && <span className="count">{texts.length}</span>}</h2>
      <Log label="Text messages">
        {texts.length === 0 && <p className="hint">One-time PINs and new passwords arrive here.</p>}
        {texts.map((text) => (
          <Text key={text.id} text={text} now={now} call={typesInto} />
        ))}
      </Log>
    </section>
  );
}

function Text({
  text: { to, whose, body, at, pin, until },
  now,
  call,
}: {
  readonly text: TextItem;
  readonly now: number;
  readonly call: CallItem | undefined;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async (words: string): Promise<void> => {
    await navigator.clipboard.writeText(words);
    setCopied(true);
  };
  return (
    <article className="text">
      <p className="to">
        <b>{whose ?? to}</b> {whose !== undefined && to}{' '}
        <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString('en-GB')}</time>
      </p>
      <p>{body}</p>
      {pin !== undefined && (
        <p className="pin">
          <code>{pin}</code>
          <button type="button" onClick={() => void copy(pin)}>
            {copied ? 'Copied' : 'Copy'}
          </button>
          {call !== undefined && (
            <button type="button" onClick={() => void send(`/calls/${call.id}/answer`, { text: pin })}>
              Type it
            </button>
          )}
        </p>
      )}
      {until !== undefined && <Left seconds={Math.ceil((until - now) / 1000)} life={(until - at) / 1000} />}
    </article>
  );
}

/** How long a one-time PIN is still good, of its life; in seconds. */
function Left({ seconds, life }: { readonly seconds: number; readonly life: number }) {
  if (seconds <= 0) return <p className="left">No longer good</p>;
  return (
    <p className="left">
      <progress max={life} value={seconds} aria-label="Time left" /> {seconds} s left
    </p>
  );
}
