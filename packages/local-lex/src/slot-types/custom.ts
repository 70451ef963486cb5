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
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const rest = [...words.slice(0, at), ...words.slice(at + length)];
      const found = light(rest) ? known(type, saidText(words.slice(at, at + length))) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function light(words: readonly Word[]): boolean {
  return words.every((word) => isSmall(word.plain));
}
