import { lexError } from '../lex-error.ts';
import { follow, hasStepHooks, hookFirst, isConfigured } from './follow.ts';
import { ask, speak } from './say.ts';
import {
  activeIntent,
  type DialogStep,
  type Draft,
  logged,
  type StepResult,
  type Turn,
  withIntent,
} from './turn.ts';

/** Reads back and asks, in the given words or the prompt's. */
export function confirm(turn: Turn, draft: Draft, step: Extract<DialogStep, { at: 'confirm' }>): StepResult {
  const { confirmation } = activeIntent(turn, draft).definition;
  if (!step.messages && !confirmation) {
    throw lexError(
      'DependencyFailedException',
      'ConfirmIntent without messages needs a confirmation prompt.',
    );
  }
  const prompted =
    confirmation && !step.messages ? ask(turn, draft, confirmation.prompt, step.attempt) : draft;
  const said = step.messages ? speak(draft, step.messages) : prompted;
  return {
    draft: {
      ...logged(withIntent(said, { state: 'InProgress', confirmationState: 'None' }), 'ask to confirm'),
      dialogAction: { type: 'ConfirmIntent' },
      attempt: step.attempt,
    },
    step: { at: 'wait' },
  };
}

/** The caller said yes. */
export function confirmed(turn: Turn, draft: Draft): StepResult {
  const { definition } = activeIntent(turn, draft);
  const answered = logged(withIntent(draft, { confirmationState: 'Confirmed' }), 'confirmed');
  const onward: DialogStep = { at: 'accepted' };
  return {
    draft: answered,
    step: turn.facts.assumptions.hookAfterYes ? hookFirst(definition, onward) : onward,
  };
}

/** The caller said no. */
export function denied(turn: Turn, draft: Draft): StepResult {
  const { definition } = activeIntent(turn, draft);
  const answered = logged(withIntent(draft, { confirmationState: 'Denied' }), 'denied');
  return { draft: answered, step: hookFirst(definition, { at: 'declined' }) };
}

/** Goes on after a yes that the hook (if any) let stand. */
export function accepted(turn: Turn, draft: Draft): StepResult {
  const { confirmation } = activeIntent(turn, draft).definition;
  const outcome = confirmation?.active ? confirmation.accepted : {};
  return follow(turn, draft, outcome, {
    hook: confirmation?.codeHook,
    otherwise: { at: 'fulfil' },
    closeAs: 'Fulfilled',
  });
}

/** Goes on after a no that the hook (if any) let stand. */
export function declined(turn: Turn, draft: Draft): StepResult {
  const { confirmation } = activeIntent(turn, draft).definition;
  const outcome = confirmation?.active ? confirmation.declined : {};
  const closeAs = turn.facts.assumptions.declinedState;
  const settled = withIntent(draft, { state: closeAs });
  return follow(turn, settled, outcome, {
    hook: confirmation?.codeHook,
    otherwise: { at: 'close' },
    closeAs,
  });
}

/** Neither yes nor no: asked again while a retry is left. */
export function unclear(turn: Turn, draft: Draft, attempt: number): StepResult {
  const { definition } = activeIntent(turn, draft);
  const { confirmation } = definition;
  const again = attempt + 1 <= (confirmation?.prompt.maxRetries ?? 0);
  const onward: DialogStep = again ? { at: 'confirm', attempt: attempt + 1 } : { at: 'undecided' };
  const asked = logged(draft, 'neither yes nor no');
  if (!definition.dialogHook || !(again || turn.facts.assumptions.hookAfterLastRetry))
    return { draft: asked, step: onward };
  if (!hasStepHooks(definition)) return { draft: asked, step: hookFirst(definition, onward) };
  const hook = confirmation?.elicitationHook;
  return { draft: asked, step: hook?.invoke ? { at: 'hook', onward, label: hook.label } : onward };
}

/** No retry of the confirmation is left. */
export function undecided(turn: Turn, draft: Draft): StepResult {
  const failure = activeIntent(turn, draft).definition.confirmation?.failure;
  if (!isConfigured(failure)) return { draft, step: { at: 'fallback' } };
  const failed = withIntent(draft, { state: 'Failed' });
  return follow(turn, failed, failure, { otherwise: { at: 'close' }, closeAs: 'Failed' });
}
