import { distance } from 'fastest-levenshtein';

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Longer than anything that is said; what comes behind is not looked at. */
const mostWords = 100;

/** What was said, or a name, as words: "AmazonLinux-dev2" is amazon, linux, dev, 2. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => (numbers.includes(word) ? String(numbers.indexOf(word)) : word));
}

/** The words without those that people put around a name; all of them where nothing else is left. */
export function coreOf(words: readonly string[]): readonly string[] {
  const core = words.filter((word) => !['the', 'target', 'group'].includes(word));
  return core.length > 0 ? core : words;
}

/** "servers" is "server"; Windows has no singular here. */
export function singular(word: string): string {
  return word.length > 3 && word !== 'windows' ? word.replace(/s$/, '') : word;
}

/** Whether two names are one but for case, signs and spelt digits: "web two" is `web-2`. */
export function isAlike(one: string, other: string): boolean {
  const key = wordsOf(one).join('');
  return key !== '' && key === wordsOf(other).join('');
}

/** The same, whatever is said around it: "the amazon linux dev group" is `AmazonLinuxDev`. */
export function isAlikeAtCore(one: string, other: string): boolean {
  const key = coreOf(wordsOf(one)).join('');
  return key !== '' && key === coreOf(wordsOf(other)).join('');
}

/**
 * The names that the person may have meant, though none of them was said.
 *
 * @returns at most three: those with the most words in common, and those within a third of the letters; the closest first
 */
export function closeNames(said: string, names: readonly string[]): string[] {
  const spoken = coreOf(wordsOf(said));
  const key = spoken.join('').slice(0, 128);
  const all = [...new Set(names)].map((name) => {
    const core = coreOf(wordsOf(name));
    const letters = core.join('');
    const edits = distance(key, letters);
    return { name, shared: sharedBy(spoken, core), edits, near: edits * 3 <= letters.length };
  });
  const most = Math.max(1, ...all.map(({ shared }) => shared));
  return all
    .filter(({ near, shared }) => near || shared === most)
    .sort((one, other) => other.shared - one.shared || one.edits - other.edits)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many words of a name were said. That they are servers says nothing: most are. */
function sharedBy(spoken: readonly string[], core: readonly string[]): number {
  const said = new Set(spoken.map(singular));
  const shared = core.map(singular).filter((word) => said.has(word));
  return shared.every((word) => word === 'server') ? 0 : shared.length;
}
