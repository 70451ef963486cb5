import { type FormEvent, useId, useState } from 'react';
import type { MessageItem } from '../../board/items.ts';
import { Log } from '../log.tsx';
import { useItems } from '../state/board.ts';
import { goTo } from '../state/place.ts';
import { send } from '../state/send.ts';
import { Message } from './message.tsx';

/** The direct message with the app, as one person in the workspace sees it. */
export function Slack({ name }: { readonly name: string | undefined }) {
  const id = useId();
  const people = useItems('person');
  const messages = useItems('message').filter((message) => message.person === name);
  const [words, setWords] = useState('');
  const [thread, setThread] = useState<string>();
  const [problem, setProblem] = useState('');
  const last = messages.at(-1)?.ts;
  const roots = messages.filter((message) => message.thread === undefined);
  const act = async (what: string, body: object): Promise<void> => {
    const sent = await send(`/people/${encodeURIComponent(name ?? '')}/${what}`, body);
    setProblem(sent.problem ?? '');
  };
  const write = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() === '') return;
    void act('messages', { text: words.trim(), ...(thread === undefined ? {} : { thread }) });
    setWords('');
  };
  const shown = (message: MessageItem) => (
    <Message
      key={message.id}
      message={message}
      mine={message.from === name}
      onPress={(label) => void act('press', { label, ts: message.ts })}
      onChoose={(option) => void act('choice', { option, ts: message.ts })}
    />
  );
  return (
    <div className="slack">
      <p className="act-as">
        <label htmlFor={`${id}as`}>Act as</label>
        <select
          id={`${id}as`}
          value={name}
          onChange={({ target }) => {
            setThread(undefined);
            goTo({ person: target.value });
          }}
        >
          {people.map((one) => (
            <option key={one.id}>{one.name}</option>
          ))}
        </select>
      </p>
      <Log label="Direct message with Opsline" end={String(last)}>
        {messages.length === 0 && <p className="hint">Say “check patching” to Opsline, in {name}’s name.</p>}
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
        {messages
          .filter((one) => one.thread !== undefined && !roots.some(({ ts }) => ts === one.thread))
          .map(shown)}
      </Log>
      <form onSubmit={write}>
        <input
          aria-label={thread === undefined ? 'Message Opsline' : 'Reply in the thread'}
          placeholder={thread === undefined ? 'Message Opsline' : 'Reply in the thread'}
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <button type="submit">Send</button>
      </form>
      <p role="alert" className="problem">
        {problem}
      </p>
    </div>
  );
}
