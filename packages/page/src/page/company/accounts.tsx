import type { Company } from '../../company/company.ts';
import { type ChangeOne, PhoneNumber, Thing } from './thing.tsx';

const states = [
  ['locked', 'Locked'],
  ['disabled', 'Disabled'],
  ['passwordExpired', 'Password expired'],
] as const;

/** Accounts of the directory: each state a switch. */
export function Accounts({
  all,
  onChange,
}: {
  readonly all: Company['accounts'];
  readonly onChange: ChangeOne;
}) {
  if (all === undefined)
    return (
      <p className="hint">The directory is a real domain controller: its own tools change its accounts.</p>
    );
  return (
    <ul className="things">
      {all.map(({ user, name, mobile = '', groups, ...account }) => (
        <Thing key={user} name={name} about={[user, ...groups]}>
          {states.map(([state, words]) => (
            <button
              key={state}
              type="button"
              className="switch"
              role="switch"
              aria-label={`${words}: ${name}`}
              aria-checked={account[state]}
              onClick={() => onChange(user, { [state]: !account[state] })}
            >
              {words}
            </button>
          ))}
          <PhoneNumber
            key={mobile}
            label={`Mobile number of ${name}`}
            phone={mobile}
            onChange={(changed) => onChange(user, { mobile: changed === '' ? null : changed })}
          />
        </Thing>
      ))}
    </ul>
  );
}
