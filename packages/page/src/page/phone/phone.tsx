import { useState } from 'react';
import type { CallItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { Conversation } from './conversation.tsx';
import { Dial } from './dial.tsx';
import { useSpoken, useVoices } from './speaking.ts';
import { Talk } from './talk.tsx';

/** A phone: who calls, what is heard, and what is said. */
export function Phone({ call }: { readonly call: CallItem | undefined }) {
  const turns = useItems('turn').filter(({ of }) => of === `call/${call?.id}`);
  const [problem, setProblem] = useState('');
  const [isSpoken, setSpoken] = useSpoken();
  const hasVoices = useVoices();
  const goesOn = call !== undefined && call.outcome === undefined;
  return (
    <section className="phone" aria-labelledby="phone">
      <div className="title">
        <h2 id="phone">Phone</h2>
        <button
          type="button"
          className="switch"
          role="switch"
          aria-checked={isSpoken}
          onClick={() => setSpoken(!isSpoken)}
        >
          Spoken
        </button>
      </div>
      <p role="status" className="hint">
        {isSpoken && !hasVoices ? 'This browser has no voices: prompts are only written.' : ''}
      </p>
      {call === undefined ? (
        <p className="hint">Choose who calls, and call. What the line says is written here.</p>
      ) : (
        <Conversation key={call.id} call={call} turns={turns} isSpoken={isSpoken} />
      )}
      {goesOn ? <Talk key={call.id} call={call} onProblem={setProblem} /> : <Dial onProblem={setProblem} />}
      <p role="alert" className="problem">
        {problem}
      </p>
    </section>
  );
}
