import { findSlot } from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import { follow, hasStepHooks, hookFirst, isConfigured } from './follow.ts';
import { ask, speak } from './say.ts';
import { nextSlot } from './slot-order.ts';
import {
  activeIntent,
  type DialogStep,
  type Draft,
  type Elicit,
  logged,
  type StepResult,
  type Turn,
  withIntent,
} from './turn.ts';

/** An intent begins: its initial response, then the hook's turn or the first question. */
export function start(turn: Turn, draft: Draft): StepResult {
  const { definition } = activeIntent(turn, draft);
  const moved = follow(turn, logged(draft, `intent ${definition.name}`), definition.initial, {
    hook: definition.initial.codeHook,
    otherwise: { at: 'next' },
    closeAs: 'Fulfilled',
  });
  return { ...moved, step: moved.step.at === 'next' ? hookFirst(definition, moved.step) : moved.step };
}

/** The default path: the next required slot, then confirmation, then fulfilment. */
export function next(turn: Turn, draft: Draft): StepResult {
  const slot = nextSlot(turn, draft);
  if (slot) return { draft, step: { at: 'elicit', slot: slot.name, attempt: 0 } };
  const { definition, state } = activeIntent(turn, draft);
  if (state.confirmationState === 'Denied') return { draft, step: { at: 'declined' } };
  const asks = definition.confirmation?.active && state.confirmationState === 'None';
  return { draft, step: asks ? { at: 'confirm', attempt: 0 } : { at: 'fulfil' } };
}

/** Asks for a slot, in the given words or its prompt's. */
export function elicit(turn: Turn, draft: Draft, step: Elicit): StepResult {
  const slot = slotOf(turn, draft, step.slot);
  const prompted = slot.prompt ? ask(turn, draft, slot.prompt, step.attempt) : draft;
  const said = step.messages ? speak(draft, step.messages) : prompted;
  return {
    draft: {
      ...logged(
        withIntent(said, { state: 'InProgress', confirmationState: 'None' }),
        `ask for ${step.slot}${step.attempt > 0 ? `, retry ${step.attempt}` : ''}`,
      ),
      dialogAction: { type: 'ElicitSlot', slotToElicit: step.slot },
      attempt: step.attempt,
    },
    step: { at: 'wait' },
  };
}

function slotOf(turn: Turn, draft: Draft, name: string) {
  const slot = findSlot(activeIntent(turn, draft).definition, name);
  if (!slot) throw lexError('BadGatewayException', `The intent has no slot ${name}.`);
  return slot;
}

/** A slot was answered. */
export function captured(turn: Turn, draft: Draft, slotName: string): StepResult {
  const { definition } = activeIntent(turn, draft);
  const { capture } = slotOf(turn, draft, slotName);
  const moved = follow(turn, logged(draft, `${slotName} answered`), capture.success, {
    hook: capture.codeHook,
    otherwise: { at: 'next' },
    closeAs: 'Fulfilled',
  });
  return { ...moved, step: hookFirst(definition, moved.step) };
}

/** A slot was asked for and not answered: the hook hears it while a retry is left, then the question comes again. */
export function missed(turn: Turn, draft: Draft, slotName: string, attempt: number): StepResult {
  const { definition } = activeIntent(turn, draft);
  const slot = slotOf(turn, draft, slotName);
  const again = attempt + 1 <= (slot.prompt?.maxRetries ?? 0);
  const onward: DialogStep = again
    ? { at: 'elicit', slot: slotName, attempt: attempt + 1 }
    : { at: 'exhausted', slot: slotName };
  const hookHears = again || turn.facts.assumptions.hookAfterLastRetry;
  const hook = slot.capture.elicitationHook;
  const asked = logged(draft, `${slotName} not understood`);
  if (!hookHears || !definition.dialogHook) return { draft: asked, step: onward };
  if (!hasStepHooks(definition)) return { draft: asked, step: hookFirst(definition, onward) };
  return { draft: asked, step: hook?.invoke ? { at: 'hook', onward, label: hook.label } : onward };
}

/** No retry is left. */
export function exhausted(turn: Turn, draft: Draft, slotName: string): StepResult {
  const { failure } = slotOf(turn, draft, slotName).capture;
  if (!isConfigured(failure)) return { draft, step: { at: 'fallback' } };
  const failed = withIntent(draft, { state: 'Failed' });
  return follow(turn, failed, failure, { otherwise: { at: 'close' }, closeAs: 'Failed' });
}
