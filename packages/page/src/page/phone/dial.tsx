import { type FormEvent, useId, useState } from 'react';
import { useItems } from '../state/board.ts';
import { goTo } from '../state/place.ts';
import { send } from '../state/send.ts';

const numbers = [
  ['own', 'Own number'],
  ['strange', 'A strange number'],
  ['withheld', 'Withheld'],
] as const;

/** Who calls which line, and whose number it is shown. */
export function Dial({ onProblem }: { readonly onProblem: (problem: string) => void }) {
  const id = useId();
  const lines = useItems('line');
  const callers = useItems('caller');
  const [chosenLine, setLine] = useState<string>();
  const [chosen, setCaller] = useState<string>();
  const [number, setNumber] = useState('own');
  const line = chosenLine ?? lines[0]?.id;
  const ofLine = callers.filter((caller) => caller.line === line);
  const caller = ofLine.find((one) => one.id === chosen) ?? ofLine[0];
  const call = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { id: made, problem = '' } = await send('/calls', { caller: caller?.id, number });
    onProblem(problem);
    if (made !== undefined) goTo({ call: made });
  };
  return (
    <form className="dial" onSubmit={call}>
      <label htmlFor={`${id}line`}>Line</label>
      <select id={`${id}line`} value={line} onChange={({ target }) => setLine(target.value)}>
        {lines.map((one) => (
          <option key={one.id} value={one.id}>
            {one.id} · {one.number}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}who`}>Who calls</label>
      <select id={`${id}who`} value={caller?.id} onChange={({ target }) => setCaller(target.value)}>
        {ofLine.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} · {one.phone}
          </option>
        ))}
      </select>
      <fieldset>
        <legend>Number shown</legend>
        {numbers.map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name={`${id}number`}
              value={value}
              checked={number === value}
              onChange={() => setNumber(value)}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="call">
        Call
      </button>
    </form>
  );
}
