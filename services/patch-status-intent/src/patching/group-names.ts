import { distance } from 'fastest-levenshtein';

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function words(name: string): string[] {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !['the', 'target', 'group'].includes(word))
    .map((word) => (numbers.includes(word) ? String(numbers.indexOf(word)) : word));
}

function folded(name: string): string {
  return words(name).join('');
}

/** Whether what was said means this group: "amazon linux dev" is `AmazonLinuxDev`, "web two" is `web-2`. */
export function meansGroup(said: string, group: string): boolean {
  return folded(said) !== '' && folded(said) === folded(group);
}

/**
 * The groups that the person may have meant.
 *
 * @param said what was said
 * @param groups the names of all groups
 * @returns at most three: those within a third of the letters, or with a word in common; the closest first
 */
export function closeGroups(said: string, groups: readonly string[]): string[] {
  const spoken = words(said);
  const key = spoken.join('').slice(0, 128);
  return [...new Set(groups)]
    .map((group) => ({
      group,
      shared: words(group).filter((word) => spoken.includes(word)).length,
      edits: distance(key, folded(group)),
    }))
    .filter(({ group, shared, edits }) => shared > 0 || edits * 3 <= folded(group).length)
    .sort((one, other) => other.shared - one.shared || one.edits - other.edits)
    .slice(0, 3)
    .map(({ group }) => group);
}
