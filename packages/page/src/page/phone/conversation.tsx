import { memo } from 'react';
import type { CallItem, TurnItem } from '../../board/items.ts';
import { GoBack } from '../back/go-back.tsx';
import { Log } from '../log.tsx';
import { Record } from '../record.tsx';
import { useItems } from '../state/board.ts';
import { numbered } from '../state/numbered.ts';
import { addressOf } from '../state/place.ts';
import { useSpeaking } from './speaking.ts';

/** What was said in a call, the newest last, and spoken if asked for; each turn has its own address. */
export function Conversation({
  call,
  turns,
  isSpoken,
}: {
  readonly call: CallItem;
  readonly turns: readonly TurnItem[];
  readonly isSpoken: boolean;
}) {
  const last = turns.at(-1);
  const line = useItems('line').find((one) => one.id === call.line);
  useSpeaking(call, last, isSpoken);
  return (
    <>
      <div className="who">
        <p>
          <b>{call.caller}</b> {call.from} <span aria-hidden="true">→</span> {call.line}
        </p>
        <Record
          what="This call"
          called={`${call.caller} calls ${call.line}`}
          path={`/calls/${call.id}`}
          keeps={line?.keeps === true}
        />
      </div>
      <Log label="What is said" end={`${last?.id} ${last?.ms} ${call.outcome}`}>
        {turns.map((turn, index) => (
          <Turn key={turn.id} call={call.id} turn={turn} number={index + 1} isSpoken={isSpoken} />
        ))}
        {call.outcome !== undefined && <p className="outcome">– {call.outcome} –</p>}
      </Log>
    </>
  );
}

/** Drawn anew only where it is another: a call may have hundreds. */
const Turn = memo(function Turn({
  call,
  turn,
  number,
  isSpoken,
}: {
  readonly call: string;
  readonly turn: TurnItem;
  readonly number: number;
  readonly isSpoken: boolean;
}) {
  const { said, by, answers, ms } = turn;
  return (
    <div className="turn">
      {by !== undefined && (
        <p className="mine">
          <a href={addressOf({ call, turn: String(number) })}>
            <span className="by">{by === 'silence' ? 'silence' : `by ${by}`}</span> {said}
          </a>
          <GoBack turn={turn} isSign />
        </p>
      )}
      {numbered(answers).map(({ key, item: { text, ssml } }) => (
        <p className="theirs" key={key}>
          {text}
          {isSpoken && ssml !== undefined && <code className="ssml">{ssml}</code>}
        </p>
      ))}
      {ms === undefined && (
        <p className="theirs waiting" aria-hidden="true">
          <i />
          <i />
          <i />
        </p>
      )}
    </div>
  );
});
