import { useState } from 'react';
import { useItems } from '../state/board.ts';
import { send } from '../state/send.ts';
import { Tabs } from '../tabs.tsx';
import { Drawn } from '../way/drawn.tsx';
import { Alerts } from './alerts.tsx';

const sinks = ['Teams', 'Slack', 'ticket system'] as const;

/** Monday, 08:00: the way through the state machine, and what each reader was sent. */
export function Monday() {
  const monday = useItems('monday').at(-1);
  const [open, setOpen] = useState('The machine');
  const [problem, setProblem] = useState('');
  const come = (): void => void send('/mondays').then((sent) => setProblem(sent.problem ?? ''));
  return (
    <div className="monday">
      <p className="row-of">
        <button type="button" onClick={come} disabled={monday?.status === 'is running'}>
          Monday, 08:00
        </button>
        <span role="status">{monday === undefined ? '' : `The list ${monday.status}.`}</span>
      </p>
      <p role="alert" className="problem">
        {problem}
      </p>
      {monday === undefined ? (
        <p className="hint">Let Monday come: which EC2 instances need patches, as each reader is told.</p>
      ) : (
        <Tabs
          label="The Monday list"
          open={open}
          onOpen={setOpen}
          tabs={[
            {
              name: 'The machine',
              panel: (
                <div className="way">
                  <Drawn
                    key={`${monday.id} ${monday.status}`}
                    label="The way through the state machine"
                    drawing={monday.drawing}
                  />
                </div>
              ),
            },
            ...sinks.map((sink) => ({
              name: sink,
              panel: <Alerts of={monday.seen.filter((one) => one.sink === sink)} />,
            })),
          ]}
        />
      )}
    </div>
  );
}
