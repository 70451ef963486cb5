import type { Company, PatchWindow } from '../../company/company.ts';
import { type ChangeOne, Choice, Thing } from './thing.tsx';

const words = {
  succeeded: 'succeeded',
  failed: 'failed',
  running: 'still running',
  'did not run': 'did not run',
} satisfies Record<PatchWindow['lastRun'], string>;

/** Maintenance windows: how the last run of each went, as far as that was in the last 24 hours. */
export function Windows({
  all,
  onChange,
}: {
  readonly all: Company['windows'];
  readonly onChange: ChangeOne;
}) {
  return (
    <ul className="things">
      {all.map(({ id, name, groups, lastRun, startedAt, endedAt }) => (
        <Thing
          key={id}
          name={name}
          about={[groups.join(', '), startedAt === undefined ? 'never ran' : ran(startedAt, endedAt)]}
        >
          <Choice
            label={`Last run of ${name}`}
            value={lastRun}
            words={words}
            onChoose={(chosen) => onChange(id, { lastRun: chosen })}
          />
        </Thing>
      ))}
    </ul>
  );
}

const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });

function ran(startedAt: number, endedAt: number | undefined): string {
  return endedAt === undefined ? `since ${moment.format(startedAt)}` : moment.formatRange(startedAt, endedAt);
}
