import type { LocaleDefinition } from '../definition/bot-definition.ts';
import { stemsThatCount } from '../nlu/near.ts';
import { partsOf } from '../nlu/utterance.ts';
import type { Finding } from './finding.ts';
import { folded, type PlacedUtterance } from './placed-utterances.ts';

/** "You should provide 10 or more sample utterances" (Lex V2 Developer Guide, "Sample utterances"). */
const enough = 10;

/** Intents of one's own that people can name in a few ways only; one without any is for the function to begin. */
export function fewUtterances({ intents }: LocaleDefinition, at: string): readonly Finding[] {
  return intents.flatMap(({ name, builtIn, utterances }, index) => {
    const count = new Set(utterances.map(folded)).size;
    if (builtIn !== undefined || count === 0 || count >= enough) return [];
    const path = `${at}.Intents[${index}].SampleUtterances`;
    return [
      { rule: 'few utterances', of: name, path, message: `${count} of ${name}, expected ${enough} or more` },
    ];
  });
}

/** Utterances that say what one of another intent says: they differ in words that do not count, or in the order. */
export function overlaps(utterances: readonly PlacedUtterance[]): readonly Finding[] {
  const seen = new Map<string, PlacedUtterance>();
  return utterances.flatMap((it) => {
    const meaning = meaningOf(it.utterance);
    const other = seen.get(meaning) ?? it;
    seen.set(meaning, other);
    if (other.intent === it.intent) return [];
    const message = `"${it.utterance}" says what "${other.utterance}" of ${other.intent.name} says`;
    return [{ rule: 'overlap', of: it.utterance, path: it.path, message }];
  });
}

/** The words that count (all words where none does), and whether there are slots. */
function meaningOf(utterance: string): string {
  const words = partsOf(utterance).flatMap((part) => ('word' in part ? [part.word] : []));
  const counting = stemsThatCount(words);
  const slots = utterance.includes('{') ? ['{}'] : [];
  return [...(counting.size > 0 ? counting : words), ...slots].toSorted().join(' ');
}
