import { useId, useRef, useState } from 'react';
import { type Sent, send } from './state/send.ts';

/** What was said so far as a scene in the notation that the tests play: to be copied, or saved into a service. */
export function Record({
  what,
  called,
  path,
  keeps,
}: {
  /** What it is, as its heading has it. */
  readonly what: string;
  /** Its title, until another is written. */
  readonly called: string;
  readonly path: string;
  /** Whether there is a service whose tests play it. */
  readonly keeps: boolean;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState(called);
  const [made, setMade] = useState<Sent>({});
  const [done, setDone] = useState('');
  const write = async (words: string): Promise<void> => {
    setTitle(words);
    setDone('');
    setMade(await send(`${path}/scene`, { title: words }));
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
    const { saved, problem } = await send(`${path}/scene/save`, { title });
    setDone(problem ?? `Saved as ${saved}. The tests play it.`);
  };
  return (
    <>
      <button type="button" className="record" onClick={open}>
        Record
      </button>
      <dialog ref={dialog} aria-labelledby={`${id}h`}>
        <h2 id={`${id}h`}>{what} as a scene</h2>
        <label htmlFor={`${id}t`}>Title</label>
        <input id={`${id}t`} value={title} onChange={({ target }) => void write(target.value)} />
        <textarea aria-label="The scene" readOnly rows={16} value={made.markdown ?? made.problem ?? ''} />
        <p role="status">{done}</p>
        <p className="row-of">
          <button type="button" onClick={() => void copy()}>
            Copy
          </button>
          {keeps && (
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
