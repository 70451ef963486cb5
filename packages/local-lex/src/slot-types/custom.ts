import type { SlotTypeDefinition } from '../definition/bot-definition.ts';
import { letThrough, type Resolution, recognised } from './slot-resolution.ts';
import { isSmall, plain, saidText, type Word, withoutFillers, wordsOf } from './words.ts';

/** Most resolved values a slot has (Lex V2 runtime model). */
const maxResolved = 5;

/**
 * A custom slot type: values and synonyms, whatever their case, spaces and punctuation. ORIGINAL_VALUE also takes text
 * it never saw (`resolvedValues: []`); TOP_RESOLUTION takes nothing else and answers the canonical value.
 */
export function resolveCustom(text: string, type: SlotTypeDefinition): Resolution | undefined {
  const words = withoutFillers(wordsOf(text));
  if (words.length === 0) return undefined;
  const said = saidText(words);
  return (
    known(type, said) ?? within(type, words) ?? (type.topResolution ? undefined : letThrough(said, said, []))
  );
}

function known(type: SlotTypeDefinition, said: string): Resolution | undefined {
  const resolved = matches(type, said);
  const [top] = resolved;
  if (top === undefined) return undefined;
  return recognised(said, type.topResolution ? top : said, resolved);
}

/** The values whose name or synonym is these words, in the order of the template, the name before a synonym. */
function matches(type: SlotTypeDefinition, said: string): readonly string[] {
  const key = plain(said);
  const byName = type.values.filter((entry) => plain(entry.value) === key);
  const bySynonym = type.values.filter((entry) => entry.synonyms.some((synonym) => plain(synonym) === key));
  return [...new Set([...byName, ...bySynonym].map((entry) => entry.value))].slice(0, maxResolved);
}

/** The longest run of words that is a known value among words that say nothing: "it was in may" → "may". */
function within(type: SlotTypeDefinition, words: readonly Word[]): Resolution | undefined {
  const saying = words.flatMap((word, at) => (isSmall(word.plain) ? [] : [at]));
  // All that says something is in the run.
  const [first = words.length, last = -1] = [saying[0], saying.at(-1)];
  // Each word has a letter: no value is made of more words than it has letters.
  const longest = Math.max(
    ...type.values.flatMap((one) => [one.value, ...one.synonyms].map((name) => name.length)),
  );
  for (let length = Math.min(words.length - 1, longest); length > Math.max(0, last - first); length -= 1) {
    for (let at = Math.max(0, last + 1 - length); at <= Math.min(first, words.length - length); at += 1) {
      const found = known(type, saidText(words.slice(at, at + length)));
      if (found) return found;
    }
  }
  return undefined;
}
