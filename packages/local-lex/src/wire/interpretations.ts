import { loserConfidence } from '../assumptions.ts';
import { findIntent } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import { type Draft, freshIntent, type Turn } from '../dialog/turn.ts';
import type { IntentState } from '../session.ts';

/** One interpretation; `score` is absent for the fallback intent, for one that the text did not name or a model chose. */
export type Interpretation = {
  readonly intent: IntentState;
  readonly score?: number | undefined;
  readonly source?: 'Bedrock' | 'Lex' | undefined;
};

/** Most interpretations of an utterance (Lex V2 runtime model). */
const maxInterpretations = 5;

/** The active intent first, then what else the text could have meant. */
export function interpretations(turn: Turn, draft: Draft): readonly Interpretation[] {
  const active = draft.intent;
  if (!active) return withFallback(turn, losers(turn, ''));
  return withFallback(turn, [
    { intent: active, ...howRecognised(turn, active) },
    ...losers(turn, active.name),
  ]);
}

function howRecognised({ recognised, facts }: Turn, active: IntentState): Omit<Interpretation, 'intent'> {
  const definition = findIntent(facts.locale, active.name);
  if (active.name !== recognised.intentName || (definition && isFallback(definition))) return {};
  if (recognised.byModel) return { source: 'Bedrock' };
  return recognised.confidence === undefined ? {} : { score: recognised.confidence, source: 'Lex' };
}

function withFallback(turn: Turn, list: readonly Interpretation[]): readonly Interpretation[] {
  const definition = turn.facts.locale.intents.find(isFallback);
  if (!definition || list.some((it) => it.intent.name === definition.name)) return list;
  const entry: Interpretation = { intent: freshIntent(definition) };
  const threshold = turn.facts.locale.nluConfidenceThreshold;
  const below = list.findIndex((it, index) => index > 0 && (it.score ?? 0) < threshold);
  const at = below < 0 ? list.length : below;
  return [...list.slice(0, at), entry, ...list.slice(at)];
}

function losers(turn: Turn, active: string): readonly Interpretation[] {
  return turn.recognised.claims
    .filter((claim) => claim.intent.name !== active)
    .map((claim) => ({
      intent: freshIntent(claim.intent, claim.slots),
      score: Math.min(claim.score, loserConfidence),
      source: 'Lex' as const,
    }))
    .slice(0, maxInterpretations - 2);
}
