import { isParting } from './gist.ts';
import { folded } from './phrases.ts';
import { fillers, type Saying, sayings } from './sayings.ts';

const patterns = [...sayings, [undefined, fillers] as const].map(
  ([kind, words]) => [kind, new RegExp(`^(?:${words})$`, 'u')] as const,
);

/** Nobody says more than so many words beside an answer. */
const mostWords = 25;

/**
 * What was said beside an answer: only where all of it was, but for words that say nothing. "Hi, an agent please" asks for
 * a person; "hi, check patching" is an answer.
 *
 * @param text what was typed or said
 * @returns the strongest kind of all that was said; undefined for an answer
 */
export function sayingIn(text: string): Saying | undefined {
  const said = folded(text);
  if (/^(?:oh |um |i am )?sorry$/.test(said)) return 'repeat';
  const found = piecesOf(said.split(' '));
  // "No thanks, wrong number, bye": who takes leave does not want to begin anew.
  if (found.size > 0 && !found.has('person') && isParting(text)) return 'ending';
  return sayings.map(([kind]) => kind).find((kind) => found.has(kind));
}

/** The kinds that words are made of; none where any of them is something else. */
function piecesOf(words: readonly string[]): ReadonlySet<Saying> {
  const found = new Set<Saying>();
  if (words.length > mostWords) return found;
  for (let at = 0; at < words.length; ) {
    const piece = longestOf(words.slice(at));
    if (piece === undefined) return new Set();
    if (piece.kind !== undefined) found.add(piece.kind);
    at += piece.length;
  }
  return found;
}

/** The longest that words begin with, and of two as long the stronger one. */
function longestOf(words: readonly string[]) {
  for (let length = words.length; length > 0; length -= 1) {
    const start = words.slice(0, length).join(' ');
    const known = patterns.find(([, pattern]) => pattern.test(start));
    if (known) return { kind: known[0], length };
  }
  return undefined;
}
