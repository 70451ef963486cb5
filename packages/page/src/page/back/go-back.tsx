import { type MouseEvent, useState } from 'react';
import type { TurnItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { send } from '../state/send.ts';

/** Goes back to before a turn, where that is offered; written out, or as a sign beside the words. */
export function GoBack({ turn, isSign = false }: { readonly turn: TurnItem; readonly isSign?: boolean }) {
  const [problem, setProblem] = useState('');
  const isOffered = useItems('moments').some(({ turns }) => turns.includes(turn.id));
  if (!isOffered) return null;
  const go = ({ currentTarget }: MouseEvent): void => {
    // The button will be gone: what is left of the conversation has the focus.
    currentTarget.closest('section')?.querySelector<HTMLElement>('[role="log"]')?.focus();
    void send('/back', { turn: turn.id }).then((sent) => setProblem(sent.problem ?? ''));
  };
  const words = 'Go back to here';
  return (
    <>
      <button
        type="button"
        className="back"
        title={words}
        aria-label={isSign ? words : undefined}
        onClick={go}
      >
        {isSign ? <span aria-hidden="true">↶</span> : words}
      </button>
      <span role="alert" className="problem">
        {problem}
      </span>
    </>
  );
}
