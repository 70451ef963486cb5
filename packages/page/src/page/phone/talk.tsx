import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { CallItem } from '../../board/items.ts';
import { send } from '../state/send.ts';
import { Keypad } from './keypad.tsx';
import { sound } from './tones.ts';

/** How long after a key no other has to come until the keys are taken for all of them, as on a phone. Milliseconds. */
const interdigitMs = 2500;

/** What the caller does: says words, presses keys, is silent, or hangs up. */
export function Talk({
  call,
  onProblem,
}: {
  readonly call: CallItem;
  readonly onProblem: (problem: string) => void;
}) {
  const { id, waitsFor, knows } = call;
  const [typed, setTyped] = useState('');
  const [given, setGiven] = useState<object>();
  const pause = useRef<number>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const give = useCallback((what: object): void => {
    clearTimeout(pause.current);
    setGiven(what);
    setTyped('');
  }, []);
  // What is said while the line is busy is heard when it listens.
  useEffect(() => {
    if (given === undefined || waitsFor === 'nothing') return;
    setGiven(undefined);
    void send(`/calls/${id}/answer`, given).then(({ problem = '' }) => onProblem(problem));
  }, [given, waitsFor, id, onProblem]);
  useEffect(() => field.current?.focus(), []);
  const press = (key: string): void => {
    sound(key);
    clearTimeout(pause.current);
    const keys = typed + key;
    setTyped(keys);
    if (key === '#') give({ text: keys });
    else pause.current = window.setTimeout(() => give({ text: keys }), interdigitMs);
  };
  const say = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') give({ text: typed.trim() });
  };
  // Wherever nothing can be written, the keys of the keyboard are those of the phone.
  useEffect(() => {
    const onKeyDown = ({ target, key }: KeyboardEvent): void => {
      const writes = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      if (!writes && /^[\d*#]$/.test(key)) press(key);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
  return (
    <div className="talk">
      <form onSubmit={say}>
        <input
          ref={field}
          aria-label="Say something, or type keys"
          placeholder={waitsFor === 'keys' ? 'Type keys, ending with #' : 'Say something'}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            clearTimeout(pause.current);
            setTyped(target.value);
          }}
        />
        <button type="submit">Say</button>
      </form>
      <div className="knows">
        {knows.map((name) => (
          <button key={name} type="button" onClick={() => give({ knows: name })}>
            My {name}
          </button>
        ))}
        <button type="button" onClick={() => give({ text: '' })}>
          Silence
        </button>
      </div>
      <Keypad onPress={press} />
      <button type="button" className="hang-up" onClick={() => void send(`/calls/${id}/hang-up`)}>
        Hang up
      </button>
      <p role="status" className="line-state">
        {given !== undefined ? 'You will be heard in a moment.' : states[waitsFor]}
      </p>
    </div>
  );
}

const states = {
  keys: 'The line waits for keys.',
  words: 'The line listens.',
  nothing: 'The line is at work.',
} as const;
