import { useId, useRef, useState } from 'react';
import type { CallItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { type Sent, send } from '../state/send.ts';

/** A call as a scene in the notation that the tests play: to be copied, or saved into its service. */
export function Record({ call }: { readonly call: CallItem }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const line = useItems('line').find((one) => one.id === call.line);
  const [title, setTitle] = useState(`${call.caller} calls ${call.line}`);
  const [made, setMade] = useState<Sent>({});
  const [done, setDone] = useState('');
  const path = `/calls/${call.id}/scene`;
  const write = async (words: string): Promise<void> => {
    setTitle(words);
    setDone('');
    setMade(await send(path, { title: words }));
  };
  const open = (): void => {
    dialog.current?.showModal();
    void write(title);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.markdown ?? '');
    setDone('Copied.');
  };
  const save = async (): Promise<void> => {
    const { saved, problem } = await send(`${path}/save`, { title });
    setDone(problem ?? `Saved as ${saved}. The tests play it.`);
  };
  return (
    <>
      <button type="button" className="record" onClick={open}>
        Record
      </button>
      <dialog ref={dialog} aria-labelledby={`${id}h`}>
        <h2 id={`${id}h`}>This call as a scene</h2>
        <label htmlFor={`${id}t`}>Title</label>
        <input id={`${id}t`} value={title} onChange={({ target }) => void write(target.value)} />
        <textarea aria-label="The scene" readOnly rows={16} value={made.markdown ?? made.problem ?? ''} />
        <p role="status">{done}</p>
        <p className="row-of">
          <button type="button" onClick={() => void copy()}>
            Copy
          </button>
          {line?.keeps === true && (
            <button type="button" onClick={() => void save()}>
              Save into the service
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </p>
      </dialog>
    </>
  );
}
