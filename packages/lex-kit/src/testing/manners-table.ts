import { type Deed, deeds, manners, type State, states } from '../manners/manners.ts';

const when: Readonly<Record<State, string>> = {
  'nothing asked': 'at first',
  'proof asked': 'to a question of proof',
  'subject asked': 'to what it is about',
  'anything else asked': 'to "Anything else?"',
  'offer made': 'to an offer',
  ended: 'after the end',
};

/** The table of manners as pages draw it: what is said, and what happens; states that differ are named. */
export function mannersTable(): string {
  const rows = Object.entries(manners).map(([kind, row]) => {
    const byDeed = Map.groupBy(states, (state) => row[state]);
    const [usual, ...others] = [...byDeed].toSorted(([, one], [, other]) => other.length - one.length);
    return [kind, [usual ? deeds[usual[0]] : '', ...others.map(differing)].join('; ')];
  });
  const table = [['said', 'what happens'], ['-', '-'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell === '-' ? '-' : ' ')))
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function differing([deed, some]: readonly [Deed, readonly State[]]): string {
  return `${some.map((state) => when[state]).join(' and ')}: ${deeds[deed]}`;
}
