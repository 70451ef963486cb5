import type { Company } from '../../company/company.ts';
import { type ChangeOne, PhoneNumber, Thing } from './thing.tsx';

/** Employees: who has which number on record. */
export function Employees({
  all,
  onChange,
}: {
  readonly all: Company['employees'];
  readonly onChange: ChangeOne;
}) {
  return (
    <ul className="things">
      {all.map(({ id, name, phone }) => (
        <Thing key={id} name={name} about={[id]}>
          <PhoneNumber
            key={phone}
            label={`Phone number of ${name}`}
            phone={phone}
            onChange={(changed) => onChange(id, { phone: changed })}
          />
        </Thing>
      ))}
    </ul>
  );
}
