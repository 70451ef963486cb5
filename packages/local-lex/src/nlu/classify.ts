import type { IntentDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import type { SlotValue } from '../session.ts';
import type { UtteranceFacts } from '../slot-types/resolve-slot.ts';
import { stem, weightOf, wordsOf } from '../slot-types/words.ts';
import { fillHoles } from './fill-holes.ts';
import { partsOf } from './utterance.ts';

/** One intent's claim on a text. `score` is 0–1; `slots` holds only what this text filled. */
export type Claim = {
  readonly intent: IntentDefinition;
  readonly score: number;
  readonly slots: Readonly<Record<string, SlotValue>>;
};

const exact = 1;
const close = 0.97;
/** A near match never reaches a match. */
const nearCap = 0.9;

/**
 * What each intent makes of a text, best first, ties in the order of the template. The fallback intent has no score and
 * is not among them.
 */
export function classify(text: string, facts: UtteranceFacts): readonly Claim[] {
  return facts.locale.intents
    .filter((intent) => !isFallback(intent))
    .map((intent) => claim(intent, text, facts))
    .filter((it) => it.score > 0)
    .toSorted((a, b) => b.score - a.score);
}

function claim(intent: IntentDefinition, text: string, facts: UtteranceFacts): Claim {
  const matches = intent.utterances.flatMap((utterance) => matched(intent, utterance, text, facts) ?? []);
  const near = intent.utterances.map((utterance) => ({ intent, score: overlap(utterance, text), slots: {} }));
  const nothing: Claim = { intent, score: 0, slots: {} };
  return [...matches, ...near].reduce((best, next) => (next.score > best.score ? next : best), nothing);
}

/** A sample utterance that fits. One that is nothing but holes fits only words that its slots know. */
function matched(
  intent: IntentDefinition,
  utterance: string,
  text: string,
  facts: UtteranceFacts,
): Claim | undefined {
  const hasWords = partsOf(utterance).some((part) => 'word' in part);
  const found = fillHoles(intent, utterance, text, facts, hasWords);
  return found && { intent, score: found.how === 'exact' ? exact : close, slots: found.slots };
}

/** Shared words against all words (Dice, each word once), words of grammar counting a tenth. */
function overlap(utterance: string, text: string): number {
  const sample = new Set(partsOf(utterance).flatMap((part) => ('word' in part ? [stem(part.word)] : [])));
  const said = new Set(wordsOf(text).map((word) => stem(word.plain)));
  const all = weigh(sample) + weigh(said);
  return all === 0
    ? 0
    : Math.min((2 * weigh(new Set([...said].filter((word) => sample.has(word))))) / all, nearCap);
}

function weigh(words: ReadonlySet<string>): number {
  return [...words].reduce((sum, word) => sum + weightOf(word), 0);
}
