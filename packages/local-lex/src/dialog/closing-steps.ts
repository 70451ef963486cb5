import type { OutputContext } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import { lexError } from '../lex-error.ts';
import type { ActiveContext, IntentState } from '../session.ts';
import { follow } from './follow.ts';
import { activeIntent, type Draft, freshIntent, logged, type StepResult, type Turn } from './turn.ts';

/** Most attributes of a context (Lex V2 runtime model). */
const maxContextAttributes = 10;

/** The intent ends; a fulfilled one says its closing response and sets its output contexts. */
export function close(turn: Turn, draft: Draft, byHook: boolean): StepResult {
  const { definition, state } = activeIntent(turn, draft);
  const closed: Draft = {
    ...logged(draft, `close, ${state.state}`),
    dialogAction: { type: 'Close' },
    attempt: 0,
  };
  if (state.state !== 'Fulfilled') return { draft: closed, step: { at: 'wait' } };
  const contexts = withOutputContexts(turn, closed);
  const says = definition.closing.active && (!byHook || turn.facts.assumptions.closingAfterHookClose);
  if (!says) return { draft: contexts, step: { at: 'wait' } };
  return follow(turn, contexts, definition.closing, { otherwise: { at: 'wait' }, closeAs: 'Fulfilled' });
}

function withOutputContexts(turn: Turn, draft: Draft): Draft {
  const { definition, state } = activeIntent(turn, draft);
  const fresh = definition.outputContexts.map((context) => activated(context, state));
  const names = fresh.map((context) => context.name);
  return { ...draft, contexts: [...draft.contexts.filter((it) => !names.includes(it.name)), ...fresh] };
}

function activated(context: OutputContext, intent: IntentState): ActiveContext {
  return {
    name: context.name,
    contextAttributes: Object.fromEntries(
      Object.entries(intent.slots)
        .flatMap(([slot, value]) => (value ? [[slot, value.value.interpretedValue] as const] : []))
        .slice(0, maxContextAttributes),
    ),
    timeToLive: { timeToLiveInSeconds: context.seconds, turnsToLive: context.turns },
  };
}

/** Nothing was understood, or no retry is left: the fallback intent begins. */
export function fallback(turn: Turn, draft: Draft): StepResult {
  const definition = turn.facts.locale.intents.find(isFallback);
  if (!definition) throw lexError('BadGatewayException', 'The locale has no intent AMAZON.FallbackIntent.');
  return { draft: { ...draft, intent: freshIntent(definition), attempt: 0 }, step: { at: 'start' } };
}
