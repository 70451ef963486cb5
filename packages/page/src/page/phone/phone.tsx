import { useState } from 'react';
import type { CallItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { Conversation } from './conversation.tsx';
import { Dial } from './dial.tsx';
import { Talk } from './talk.tsx';

/** A phone: who calls, what is heard, and what is said. */
export function Phone({ call }: { readonly call: CallItem | undefined }) {
  const turns = useItems('turn').filter(({ of }) => of === `call/${call?.id}`);
  const [problem, setProblem] = useState('');
  const goesOn = call !== undefined && call.outcome === undefined;
  return (
    <section className="phone" aria-labelledby="phone">
      <h2 id="phone">Phone</h2>
      {call === undefined ? (
        <p className="hint">Choose who calls, and call. What the line says is written here.</p>
      ) : (
        <Conversation key={call.id} call={call} turns={turns} />
      )}
      {goesOn ? <Talk key={call.id} call={call} onProblem={setProblem} /> : <Dial onProblem={setProblem} />}
      <p role="alert" className="problem">
        {problem}
      </p>
    </section>
  );
}
