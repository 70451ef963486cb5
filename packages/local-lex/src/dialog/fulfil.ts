import type { Outcome } from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import { act } from './act.ts';
import { follow, isConfigured } from './follow.ts';
import { callHook, type HookCall, type HookResponse, type HookResult } from './hook-call.ts';
import { nextSlot } from './slot-order.ts';
import { activeIntent, type Draft, type StepResult, type Turn, withIntent } from './turn.ts';

/** Fulfils the active intent: through its hook if it has one, else at once. */
export function* fulfil(turn: Turn, before: Draft): Generator<HookCall, StepResult, HookResult> {
  const draft = withIntent(before, { state: 'ReadyForFulfillment' });
  const { fulfilment } = activeIntent(turn, draft).definition;
  if (!fulfilment.active) return succeeded(turn, draft, {});
  if (!fulfilment.hook) return succeeded(turn, draft, fulfilment.after.success);
  const { draft: called, result } = yield* callHook(turn, draft, { source: 'FulfillmentCodeHook' });
  if (result.did !== 'answer') {
    const outcome = result.did === 'fail' ? fulfilment.after.failure : fulfilment.after.timeout;
    return failed(turn, called, outcome, result.error);
  }
  const { response } = result;
  const moved = act(turn, called, { at: 'hook', onward: { at: 'next' } }, response);
  if (response.action.type === 'Delegate') return delegated(turn, called, moved);
  return response.action.type === 'Close' ? closed(turn, moved, response) : moved;
}

function succeeded(turn: Turn, draft: Draft, outcome: Outcome): StepResult {
  return follow(turn, withIntent(draft, { state: 'Fulfilled' }), outcome, {
    otherwise: { at: 'close' },
    closeAs: 'Fulfilled',
  });
}

function failed(turn: Turn, draft: Draft, outcome: Outcome, error: Error): StepResult {
  if (!isConfigured(outcome)) throw error;
  return follow(turn, withIntent(draft, { state: 'Failed' }), outcome, {
    otherwise: { at: 'close' },
    closeAs: 'Failed',
  });
}

/** A hook that delegates its own fulfilment: sensible only after it emptied a slot. */
function delegated(turn: Turn, draft: Draft, moved: StepResult): StepResult {
  if (moved.step.at === 'start') return moved;
  const open = withIntent(moved.draft, { state: 'InProgress' });
  if (nextSlot(turn, open)) return { draft: open, step: { at: 'next' } };
  if (turn.facts.assumptions.delegateFromFulfilment === 'close') return succeeded(turn, draft, {});
  throw lexError(
    'DependencyFailedException',
    'The fulfilment function answered Delegate without emptying a slot.',
  );
}

function closed(turn: Turn, moved: StepResult, response: HookResponse): StepResult {
  const { after } = activeIntent(turn, moved.draft).definition.fulfilment;
  const spoke = response.messages.length > 0;
  if (moved.draft.intent?.state === 'Failed') {
    const error = lexError(
      'DependencyFailedException',
      'The Lambda function answered Failed without a message, and no failure response is configured.',
    );
    return spoke ? moved : failed(turn, moved.draft, after.failure, error);
  }
  if (moved.draft.intent?.state === 'InProgress') return moved;
  return succeeded(turn, moved.draft, spoke ? { nextStep: after.success.nextStep } : after.success);
}
