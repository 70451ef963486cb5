import { isSmall, stem } from '../slot-types/words.ts';

/** How near a text comes to a sample utterance: how many of the utterance's words that count were said, and a score of 0–1. */
export type Nearness = { readonly score: number; readonly said: number; readonly of: number };

/** A near match never reaches a match. */
const cap = 0.9;

/** What one word in common is worth: less than any threshold in use. */
const oneWord = 0.2;

/**
 * Compares the words of an utterance (without its holes) with those that were said, each once and by its stem. Small words
 * do not count. Where two words or more count, the score is the share of them that were said, to the third power: half an
 * utterance says another thing. A single word would be found in too much; there every word of the utterance has to be said,
 * and nothing else that counts.
 */
export function nearness(utterance: readonly string[], text: readonly string[]): Nearness {
  const said = new Set(text.map(stem));
  const counting = stemsThatCount(utterance);
  const words = counting.size > 1 ? counting : new Set(utterance.map(stem));
  const shared = [...words].filter((word) => said.has(word)).length;
  const measured = { said: shared, of: words.size };
  if (shared === 0) return { ...measured, score: 0 };
  if (counting.size > 1) return { ...measured, score: Math.min((shared / words.size) ** 3, cap) };
  const alone = [...stemsThatCount(text)].every((word) => words.has(word));
  return { ...measured, score: shared === words.size && alone ? cap : oneWord };
}

/** The stems of the words that say something. */
export function stemsThatCount(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => !isSmall(word)).map(stem));
}
