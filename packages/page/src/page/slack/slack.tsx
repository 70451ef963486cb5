import { useId, useState } from 'react';
import { Record } from '../record.tsx';
import { useItems } from '../state/board.ts';
import { goTo } from '../state/place.ts';
import { send } from '../state/send.ts';
import { Tabs } from '../tabs.tsx';
import { Home } from './home.tsx';
import { type Act, Messages } from './messages.tsx';

const home = 'Home';

/** The workspace, as one person in it sees it: their direct message with the app, the channel, and the app's Home. */
export function Slack({ name = '' }: { readonly name: string | undefined }) {
  const id = useId();
  const people = useItems('person');
  const messages = useItems('message').filter((message) => message.person === name);
  const [open, setOpen] = useState('Messages');
  const [problem, setProblem] = useState('');
  const actAs =
    (person: string): Act =>
    (what, body) =>
      void send(`/people/${encodeURIComponent(person)}/${what}`, body).then((sent) =>
        setProblem(sent.problem ?? ''),
      );
  const act = actAs(name);
  const look = (tab: string, person: string): void => {
    setOpen(tab);
    // The app is told whenever somebody comes to its Home, and writes it then.
    if (tab === home) actAs(person)('home', {});
  };
  return (
    <div className="slack">
      <div className="act-as">
        <label htmlFor={`${id}as`}>Act as</label>
        <select
          id={`${id}as`}
          value={name}
          onChange={({ target }) => {
            goTo({ person: target.value });
            look(open, target.value);
          }}
        >
          {people.map((one) => (
            <option key={one.id}>{one.name}</option>
          ))}
        </select>
        <Record
          key={name}
          what="This conversation"
          called={`${name} in Slack`}
          path={`/people/${encodeURIComponent(name)}`}
          keeps
        />
      </div>
      <Tabs
        label="Where in the workspace"
        open={open}
        onOpen={(tab) => look(tab, name)}
        tabs={[
          {
            name: 'Messages',
            panel: (
              <Messages
                key={`direct ${name}`}
                name={name}
                label="Direct message with Opsline"
                field="Message Opsline"
                write="messages"
                hint={`Say “check patching” to Opsline, in ${name}’s name.`}
                messages={messages.filter(({ channel }) => channel === undefined)}
                act={act}
              />
            ),
          },
          {
            name: '# operations',
            panel: (
              <Messages
                key={`channel ${name}`}
                name={name}
                label="Channel operations"
                field="Mention Opsline"
                write="mentions"
                hint={`Mention Opsline where others read along, in ${name}’s name.`}
                messages={messages.filter(({ channel }) => channel !== undefined)}
                act={act}
              />
            ),
          },
          { name: home, panel: <Home name={name} act={act} /> },
        ]}
      />
      <p role="alert" className="problem">
        {problem}
      </p>
    </div>
  );
}
