import type { Company, ToldInstance } from '../../company/company.ts';
import { type ChangeOne, Choice, Thing } from './thing.tsx';

const states = {
  running: 'running',
  stopped: 'stopped',
  terminated: 'terminated',
  pending: 'pending',
  stopping: 'stopping',
  'shutting-down': 'shutting down',
} satisfies Record<ToldInstance['state'], string>;

const patches = {
  compliant: 'compliant',
  'non-compliant': 'non-compliant',
  'never reported': 'never reported',
} satisfies Record<ToldInstance['patches'], string>;

/** Instances: their state, and what they last said of their patches. */
export function Instances({
  all,
  onChange,
}: {
  readonly all: Company['instances'];
  readonly onChange: ChangeOne;
}) {
  return (
    <ul className="things">
      {all.map(({ id, name, patchGroup, tags, reportedAt, ...instance }) => (
        <Thing
          key={id}
          name={name}
          about={[
            `PatchGroup ${patchGroup}`,
            ...Object.entries(tags).map(([tag, value]) => `${tag} ${value}`),
            reportedAt === undefined ? undefined : `reported ${day.format(reportedAt)}`,
          ]}
        >
          <Choice
            label={`State of ${name}`}
            value={instance.state}
            words={states}
            onChoose={(state) => onChange(id, { state })}
          />
          <Choice
            label={`Patches of ${name}`}
            value={instance.patches}
            words={patches}
            onChoose={(chosen) => onChange(id, { patches: chosen })}
          />
        </Thing>
      ))}
    </ul>
  );
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
