import { useCallback, useEffect, useState } from 'react';
import { useAhead, useNow } from '../state/now.ts';

/** What the administration address tells of the stack's time, or why it cannot be moved. */
type Told = { readonly moves?: boolean; readonly nextMondayList?: string; readonly problem?: string };

/** Asks the administration address for the time, or lets some pass. */
async function administer(pass?: { readonly seconds: number } | { readonly to: string }): Promise<Told> {
  const answer = await fetch('/administration/clock', pass && { method: 'POST', body: JSON.stringify(pass) });
  return answer.json();
}

/** The stack's time, and what lets some of it pass. */
export function Time() {
  const ahead = useAhead();
  const now = new Date(useNow(Number.POSITIVE_INFINITY));
  const [told, setTold] = useState<Told>({});
  const { moves, nextMondayList: monday = '', problem } = told;
  const [waits, setWaits] = useState(false);
  const ask = useCallback(async (...pass: Parameters<typeof administer>): Promise<void> => {
    const answer = await administer(...pass).catch(() => ({ problem: 'the switchboard does not answer' }));
    setTold((before) => ({ ...before, problem: '', ...answer }));
  }, []);
  const pass = async (what: Parameters<typeof administer>[0]): Promise<void> => {
    // What is due meanwhile takes a while.
    if (waits) return;
    setWaits(true);
    await ask(what);
    setWaits(false);
  };
  const isMonday = now.getTime() >= Date.parse(monday);
  // The next Monday is another when this one has come, or somebody let time pass.
  useEffect(() => {
    if (ahead >= 0 || isMonday) void ask();
  }, [ask, ahead, isMonday]);
  const ways = [
    { words: '61 seconds pass', what: { seconds: 61 } },
    { words: 'An hour passes', what: { seconds: 3600 } },
    ...(monday === '' ? [] : [{ words: `Next ${minutes.format(new Date(monday))}`, what: { to: monday } }]),
  ];
  return (
    <section className="time" aria-labelledby="time">
      <h2 id="time">
        Time <time dateTime={now.toISOString()}>{seconds.format(now)}</time>
      </h2>
      {moves === false && <p className="hint">The real domain controller keeps this machine’s time.</p>}
      {moves === true && (
        <p className="row-of">
          {ways.map(({ words, what }) => (
            <button key={words} type="button" aria-disabled={waits} onClick={() => void pass(what)}>
              {words}
            </button>
          ))}
        </p>
      )}
      <p role="status" className="unseen">
        {ahead === 0 ? '' : `It is ${minutes.format(new Date(Date.now() + ahead))}.`}
      </p>
      <p role="alert" className="problem">
        {problem}
      </p>
    </section>
  );
}

const hour = { hour: '2-digit', minute: '2-digit' } as const;
const minutes = new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...hour });
const seconds = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short' },
  ...{ ...hour, second: '2-digit' },
});
