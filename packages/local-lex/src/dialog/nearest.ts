import type { Claim } from '../nlu/classify.ts';
import type { Understood, Utterance } from './understand.ts';

/** Which sample utterance was nearest to what was said, and why it was taken or was not. Only words of the bot stand in it. */
export function nearestOf(utterance: Utterance, understood: Understood): string {
  const [best] = understood.recognised.claims;
  if (!best) return 'no utterance has a word of it';
  const why = whyNot(best, understood, utterance);
  const fate = why === undefined ? 'taken' : `not taken: ${why}`;
  return `"${best.utterance}" of ${best.intent.name}, ${fitOf(best)}, ${fate}`;
}

function fitOf({ fit, score }: Claim): string {
  if (fit === 'exact') return 'word for word';
  if (fit === 'close') return 'but for words that say nothing';
  return `${fit.said} of its ${fit.of} words (${score.toFixed(2)})`;
}

function whyNot(best: Claim, understood: Understood, utterance: Utterance): string | undefined {
  const { intent, step, recognised } = understood;
  const { session, facts, maySwitch } = utterance;
  if (recognised.byModel) return `a model took it for what ${intent?.name} hears`;
  if (step.at === 'start' && intent?.name === best.intent.name) return undefined;
  if (best.score < facts.locale.nluConfidenceThreshold) return `below ${facts.locale.nluConfidenceThreshold}`;
  if (step.at === 'captured') return `the answer to ${step.slot} comes first`;
  if (step.at === 'confirmed' || step.at === 'denied') return 'yes and no come first';
  if (best.intent.name === session.intent?.name || maySwitch) return 'its intent asks already';
  return 'the request forbids another intent';
}
