const months: readonly (readonly string[])[] = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/**
 * The number of a month from its English name or abbreviation, in any case.
 * @returns 1 to 12, or undefined for anything else ("13", "March April", "").
 */
export function parseMonth(name: string): number | undefined {
  const index = months.findIndex((names) => names.includes(name.trim().toLowerCase()));
  return index === -1 ? undefined : index + 1;
}
