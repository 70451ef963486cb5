import { type FormEvent, useState } from 'react';
import type { MessageItem } from '../../board/items.ts';
import { Log } from '../log.tsx';
import { useItems } from '../state/board.ts';
import { Message } from './message.tsx';

/** What somebody does in the workspace, by its address under theirs. */
export type Act = (what: string, body: object) => void;

/** A conversation with its threads, as one person in it sees it, and what they write there. */
export function Messages({
  name,
  label,
  field,
  write: what,
  hint,
  messages,
  act,
}: {
  readonly name: string | undefined;
  readonly label: string;
  /** What is to be written. */
  readonly field: string;
  readonly write: 'messages' | 'mentions';
  readonly hint: string;
  readonly messages: readonly MessageItem[];
  readonly act: Act;
}) {
  const people = useItems('person');
  const [words, setWords] = useState('');
  const [thread, setThread] = useState<string>();
  const roots = messages.filter((message) => message.thread === undefined);
  const write = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() === '') return;
    act(what, { text: words.trim(), ...(thread === undefined ? {} : { thread }) });
    setWords('');
  };
  const shown = (message: MessageItem) => (
    <Message
      key={message.id}
      message={message}
      mine={message.from === name}
      byApp={!people.some((one) => one.name === message.from)}
      onPress={(pressed) => act('press', { label: pressed, place: message.ts })}
      onChoose={(option) => act('choice', { option, place: message.ts })}
    />
  );
  const asked = thread === undefined ? field : 'Reply in the thread';
  return (
    <>
      <Log label={label} end={String(messages.at(-1)?.ts)}>
        {messages.length === 0 && <p className="hint">{hint}</p>}
        {roots.map((root) => (
          <div className="thread" key={root.id}>
            {shown(root)}
            <div className="replies">{messages.filter((one) => one.thread === root.ts).map(shown)}</div>
            <button
              type="button"
              className="reply"
              aria-pressed={thread === root.ts}
              onClick={() => setThread(thread === root.ts ? undefined : root.ts)}
            >
              {thread === root.ts ? 'Replying in this thread' : 'Reply in thread'}
            </button>
          </div>
        ))}
      </Log>
      <form onSubmit={write}>
        <input
          aria-label={asked}
          placeholder={asked}
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <button type="submit">Send</button>
      </form>
    </>
  );
}
