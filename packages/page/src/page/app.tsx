import { useEffect, useState } from 'react';
import { Company } from './company/company.tsx';
import { Turns } from './inspect/turns.tsx';
import { Monday } from './monday/monday.tsx';
import { type Panel, Panels } from './panels.tsx';
import { Phone } from './phone/phone.tsx';
import { Slack } from './slack/slack.tsx';
import { useConnected, useItems } from './state/board.ts';
import { usePlace } from './state/place.ts';
import { Tabs } from './tabs.tsx';
import { Texts } from './texts/texts.tsx';
import { Time } from './time/time.tsx';
import { Way } from './way/way.tsx';
import { Weather } from './weather/weather.tsx';

/** The switchboard: all of it on one screen. */
export function App() {
  const place = usePlace();
  const calls = useItems('call');
  const people = useItems('person');
  const connected = useConnected();
  const call = calls.find(({ id }) => id === place.call) ?? calls.at(-1);
  const person = people.find(({ name }) => name === place.person) ?? people[0];
  const [open, setOpen] = useState(place.person === undefined ? 'The way' : 'Slack');
  const [shown, setShown] = useState<Panel>(place.person === undefined ? 'Phone' : 'What happens');
  const [inspects, setInspects] = useState(false);
  const { turn } = place;
  useEffect(() => {
    if (turn === undefined) return;
    setInspects(true);
    setShown('What happens');
  }, [turn]);
  const of = open === 'Slack' ? `person/${person?.name}` : `call/${call?.id}`;
  return (
    <>
      <header>
        <h1>
          <span className="lamp" data-on={connected} aria-hidden="true" />
          Opsline <small>switchboard</small>
        </h1>
        <p role="status">{connected ? '' : 'The switchboard is not running.'}</p>
        <button
          type="button"
          className="switch"
          role="switch"
          aria-checked={inspects}
          onClick={() => setInspects(!inspects)}
        >
          Inspect
        </button>
      </header>
      <main data-shown={shown}>
        <Phone call={call} />
        <section className="middle" aria-label="What happens">
          <Tabs
            label="What happens"
            open={open}
            onOpen={setOpen}
            tabs={[
              { name: 'The way', panel: <Way call={call} /> },
              { name: 'Slack', panel: <Slack name={person?.name} /> },
              { name: 'Monday list', panel: <Monday /> },
              { name: 'Company', panel: <Company /> },
            ]}
          />
          {inspects && <Turns of={of} turn={turn} />}
        </section>
        <aside aria-label="Around it">
          <Texts call={call} />
          <Weather />
          <Time />
        </aside>
      </main>
      <Panels shown={shown} onShow={setShown} />
    </>
  );
}
