import { useCallback, useEffect, useRef, useState } from 'react';
import type { Company as Told } from '../../company/company.ts';
import { useItems } from '../state/board.ts';
import { Tabs } from '../tabs.tsx';
import { Accounts } from './accounts.tsx';
import { Employees } from './employees.tsx';
import { Instances } from './instances.tsx';
import type { ChangeOne } from './thing.tsx';
import { Windows } from './windows.tsx';

type Answer = { readonly company?: Told; readonly problem?: string };

/** Asks the administration address for the company, or changes one thing of it there. */
async function ask(path = '', change?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const patch = change && { method: 'PATCH', headers, body: JSON.stringify(change) };
  try {
    const response = await fetch(`/administration/company${path}`, patch);
    return response.ok ? { company: await response.json() } : await response.json();
  } catch {
    return { problem: 'the switchboard does not answer' };
  }
}

/** The small company: change one thing of it, and ask again. */
export function Company() {
  const [{ company, problem }, setAnswer] = useState<Answer>({});
  const [open, setOpen] = useState('Windows');
  const [done, setDone] = useState('');
  const show = useCallback(
    (answer: Answer) => setAnswer((before) => ({ ...before, problem: '', ...answer })),
    [],
  );
  // A turn, or a Monday, may have changed something.
  const answered = useItems('turn').filter(({ ms }) => ms !== undefined).length;
  const askedAfter = useRef<number>(undefined);
  useEffect(() => {
    if (askedAfter.current === answered) return;
    askedAfter.current = answered;
    void ask().then(show);
  }, [answered, show]);
  const changeOf =
    (kind: keyof Told): ChangeOne =>
    (id, change) => {
      setDone('');
      void ask(`/${kind}/${encodeURIComponent(id)}`, change).then((answer) => {
        show(answer);
        setDone(answer.company === undefined ? '' : 'Changed: ask again.');
      });
    };
  if (company === undefined) return <p className="hint">{problem}</p>;
  const { employees, windows, accounts, instances } = company;
  return (
    <div className="company">
      <Tabs
        label="The company"
        open={open}
        onOpen={setOpen}
        tabs={[
          { name: 'Windows', panel: <Windows all={windows} onChange={changeOf('windows')} /> },
          { name: 'Employees', panel: <Employees all={employees} onChange={changeOf('employees')} /> },
          { name: 'Accounts', panel: <Accounts all={accounts} onChange={changeOf('accounts')} /> },
          { name: 'Instances', panel: <Instances all={instances} onChange={changeOf('instances')} /> },
        ]}
      />
      <p role="status" className="hint">
        {done}
      </p>
      <p role="alert" className="problem">
        {problem}
      </p>
    </div>
  );
}
