import { closeNames, coreOf, isAlike, isAlikeAtCore, singular, wordsOf } from './group-names.ts';

/** The name of a target group, or of a patch window, without the prefix of windows. */
export type Name = { readonly what: 'group' | 'window'; readonly name: string };

/** Which names were said; or which may have been meant: those that are alike, or those that are near. */
export type Meant =
  | { readonly kind: 'found'; readonly names: readonly Name[] }
  | { readonly kind: 'offer'; readonly names: readonly string[]; readonly alike?: true }
  | { readonly kind: 'none' };

/** More than so many at once are offered: nobody listens to more answers. */
const mostAtOnce = 3;

/** Where a name stands among the words that were said, and whether they are its own words in a row. */
type Place = { readonly name: Name; readonly at: readonly number[]; readonly inRow: boolean };

/**
 * Finds names in what was said: the exact one first, then one that is alike, then those inside a sentence. A name that
 * is only near is never found, but offered.
 *
 * @param said what the person said, without the prefix of windows
 * @param names all there are; of a group and a window of one name the group is meant
 */
export function meant(said: string, names: readonly Name[]): Meant {
  const [whole] = [isExact, isAlike, isAlikeAtCore]
    .map((rule) => alike(names.filter(({ name }) => rule(said, name))))
    .filter((some) => some.length > 0);
  if (whole) return oneOf(whole);

  const found = placesIn(said, names);
  const [unclear] = found
    .map((at) => alike(at.map(({ name }) => name)))
    .filter((several) => several.length > 1);
  if (unclear) return oneOf(spelt(said, unclear));
  const places = found.flatMap(([first]) => first ?? []);
  const all = places.some((place) => isSurpassed(place, said, names)) ? [] : places.map(({ name }) => name);
  if (all.length > mostAtOnce)
    return { kind: 'offer', names: all.slice(0, mostAtOnce).map(({ name }) => name) };
  if (all.length > 0) return { kind: 'found', names: all };

  const close = closeNames(
    said,
    names.map(({ name }) => name),
  );
  return close.length > 0 ? { kind: 'offer', names: close } : { kind: 'none' };
}

/** Whether a name is what was said, or is in it: whatever is not, is not found. */
export function mayMean(said: string, name: string): boolean {
  return (
    isExact(said, name) ||
    isAlikeAtCore(said, name) ||
    placeOf(wordsOf(said), { what: 'group', name }) !== undefined
  );
}

function isExact(said: string, name: string): boolean {
  return said.trim() === name;
}

/** Each once, and groups alone where there are some. */
function alike(names: readonly Name[]): readonly Name[] {
  const groups = names.filter(({ what }) => what === 'group');
  return [...new Map((groups.length > 0 ? groups : names).map((one) => [one.name, one])).values()];
}

function oneOf(names: readonly Name[]): Meant {
  return names.length > 1
    ? { kind: 'offer', names: names.slice(0, mostAtOnce).map(({ name }) => name), alike: true }
    : { kind: 'found', names };
}

/** Of names that are alike the one that was typed as it is written. */
function spelt(said: string, names: readonly Name[]): readonly Name[] {
  const exact = names.filter(({ name }) => said.split(/[\s,;:!?]+/).includes(name));
  return exact.length === 1 ? exact : names;
}

/** The names in a sentence, in the order in which they were said; those that stand at one place together. */
function placesIn(said: string, names: readonly Name[]): Place[][] {
  const words = wordsOf(said);
  const all = names.flatMap((name) => placeOf(words, name) ?? []);
  const inRow = new Set(all.filter((place) => place.inRow).flatMap(({ at }) => at));
  const known = new Set(names.flatMap(({ name }) => coreOf(wordsOf(name)).map(singular)));
  const isOther = (index: number): boolean => !inRow.has(index) && known.has(singular(words[index] ?? ''));
  const own = all.filter(
    ({ at, ...place }) =>
      place.inRow || (at.some((index) => !inRow.has(index)) && !between(at).some(isOther)),
  );
  // "linux dev" in "amazon linux dev" is a part of another name.
  const whole = own.filter(({ at }) => !own.some((other) => isPart(at, other.at)));
  const byPlace = Map.groupBy(whole, ({ at }) => at.toSorted((one, other) => one - other).join());
  return [...byPlace.values()].toSorted(([one], [other]) => (one?.at[0] ?? 0) - (other?.at[0] ?? 0));
}

/** Whether another name has more of what was said, though not all of its own: of "amazon linux", `Linux` is not meant. */
function isSurpassed({ at }: Place, said: string, names: readonly Name[]): boolean {
  const spoken = wordsOf(said).map(singular);
  const own = [...new Set(at.map((index) => spoken[index]))];
  return names.some(({ name }) => {
    const words = new Set(coreOf(wordsOf(name)).map(singular));
    const shared = [...words].filter((word) => spoken.includes(word));
    return own.length < shared.length && own.every((word) => word !== undefined && words.has(word));
  });
}

/** What stands among the words of a name, and is not of it: where that is of other names, they are meant. */
function between(at: readonly number[]): number[] {
  const [first, last] = [Math.min(...at), Math.max(...at)];
  return Array.from({ length: last - first }, (_, index) => first + index).filter(
    (index) => !at.includes(index),
  );
}

function isPart(at: readonly number[], of: readonly number[]): boolean {
  return at.length < of.length && at.every((index) => of.includes(index));
}

function placeOf(said: readonly string[], name: Name): Place | undefined {
  const words = wordsOf(name.name);
  const row = rowOf(said, words.join('')) ?? rowOf(said, coreOf(words).join(''));
  if (row) return { name, at: row, inRow: true };
  const at = scatteredOf(said, coreOf(words));
  return at && { name, at, inRow: false };
}

/** Words in a row that are a name once they are joined: "amazon linuxdev". */
function rowOf(said: readonly string[], key: string): number[] | undefined {
  if (key === '') return undefined;
  for (const [from, word] of said.entries()) {
    if (!key.startsWith(word)) continue;
    let joined = '';
    for (let to = from; to < said.length && joined.length < key.length; to += 1) {
      joined += said[to];
      if (joined === key) return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }
  }
  return undefined;
}

/** So many other words may stand among those of a name. */
const mostBetween = 3;

/** The words of a name in any order, one or many of each: "the windows prod servers". Nearest to the first of them. */
function scatteredOf(said: readonly string[], words: readonly string[]): number[] | undefined {
  const wanted = words.map(singular);
  const spoken = said.map(singular);
  if (wanted.length < 2 || !wanted.every((word) => spoken.includes(word))) return undefined;
  for (const [first, word] of spoken.entries()) {
    if (word !== wanted[0]) continue;
    const at = nearestTo(first, spoken, wanted);
    if (at && Math.max(...at) - Math.min(...at) < wanted.length + mostBetween) return at;
  }
  return undefined;
}

function nearestTo(
  first: number,
  spoken: readonly string[],
  wanted: readonly string[],
): number[] | undefined {
  const at: number[] = [];
  for (const word of wanted) {
    const free = [...spoken.keys()].filter((index) => spoken[index] === word && !at.includes(index));
    const [nearest] = free.toSorted((one, other) => Math.abs(one - first) - Math.abs(other - first));
    if (nearest === undefined) return undefined;
    at.push(nearest);
  }
  return at;
}
