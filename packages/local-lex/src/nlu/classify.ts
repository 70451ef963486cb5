import type { IntentDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import type { SlotValue } from '../session.ts';
import type { UtteranceFacts } from '../slot-types/resolve-slot.ts';
import { wordsOf } from '../slot-types/words.ts';
import { fillHoles } from './fill-holes.ts';
import { nearness } from './near.ts';
import { partsOf } from './utterance.ts';

/** One intent's claim on a text, by the sample utterance that fits best. */
export type Claim = {
  readonly intent: IntentDefinition;
  readonly utterance: string;
  /** `exact` word for word, `close` but for words like "please", else how many words of the utterance were said. */
  readonly fit: 'close' | 'exact' | { readonly said: number; readonly of: number };
  /** 0–1. */
  readonly score: number;
  /** What this text filled. */
  readonly slots: Readonly<Record<string, SlotValue>>;
};

const exact = 1;
/** A claim this high is a sample utterance, not merely like one. */
export const close = 0.97;

/**
 * What each intent makes of a text, best first, ties in the order of the template. The fallback intent has no score and
 * is not among them.
 */
export function classify(text: string, facts: UtteranceFacts): readonly Claim[] {
  return facts.locale.intents
    .filter((intent) => !isFallback(intent))
    .flatMap((intent) => claim(intent, text, facts) ?? [])
    .toSorted(betterFirst);
}

/** Of two that are equally near, the one of which more was said is better. */
function betterFirst(a: Claim, b: Claim): number {
  return b.score - a.score || wordsSaid(b) - wordsSaid(a);
}

function wordsSaid({ fit }: Claim): number {
  return typeof fit === 'object' ? fit.said : 0;
}

function claim(intent: IntentDefinition, text: string, facts: UtteranceFacts): Claim | undefined {
  const [best] = intent.utterances
    .map((utterance) => matched(intent, utterance, text, facts) ?? near(intent, utterance, text))
    .filter(({ score }) => score > 0)
    .toSorted(betterFirst);
  return best;
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
  if (!found) return undefined;
  const score = found.how === 'exact' ? exact : close;
  return { intent, utterance, fit: found.how, score, slots: found.slots };
}

function near(intent: IntentDefinition, utterance: string, text: string): Claim {
  const words = partsOf(utterance).flatMap((part) => ('word' in part ? [part.word] : []));
  const { score, ...fit } = nearness(
    words,
    wordsOf(text).map((word) => word.plain),
  );
  return { intent, utterance, fit, score, slots: {} };
}
