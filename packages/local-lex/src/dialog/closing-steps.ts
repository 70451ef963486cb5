import { isFallback } from '../definition/built-in-intents.ts';
import { lexError } from '../lex-error.ts';
import { follow } from './follow.ts';
import { activeIntent, type Draft, freshIntent, logged, type StepResult, type Turn } from './turn.ts';

/** The intent ends; a fulfilled one says its closing response. */
export function close(turn: Turn, draft: Draft): StepResult {
  const { definition, state } = activeIntent(turn, draft);
  const closed: Draft = {
    ...logged(draft, `close, ${state.state}`),
    dialogAction: { type: 'Close' },
    attempt: 0,
  };
  if (state.state !== 'Fulfilled' || !definition.closing.active)
    return { draft: closed, step: { at: 'wait' } };
  return follow(turn, closed, definition.closing, { otherwise: { at: 'wait' }, closeAs: 'Fulfilled' });
}

/** Nothing was understood, or no retry is left: the fallback intent begins. */
export function fallback(turn: Turn, draft: Draft): StepResult {
  const definition = turn.facts.locale.intents.find(isFallback);
  if (!definition) throw lexError('BadGatewayException', 'The locale has no intent AMAZON.FallbackIntent.');
  return { draft: { ...draft, intent: freshIntent(definition), attempt: 0 }, step: { at: 'start' } };
}
