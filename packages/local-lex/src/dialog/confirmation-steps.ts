import { lexError } from '../lex-error.ts';
import { follow, hasStepHooks, heardByHook, isConfigured } from './follow.ts';
import { ask, speak } from './say.ts';
import { activeIntent, type Draft, logged, type Moved, type Step, type Turn, withIntent } from './turn.ts';

/** Reads back and asks, in the given words or the prompt's. */
export function confirm(turn: Turn, draft: Draft, step: Extract<Step, { at: 'confirm' }>): Moved {
  const { confirmation } = activeIntent(turn, draft).definition;
  if (!step.messages && !confirmation) {
    throw lexError(
      'DependencyFailedException',
      'ConfirmIntent without messages needs a confirmation prompt.',
    );
  }
  const prompted =
    confirmation && !step.messages ? ask(turn, draft, confirmation.prompt, step.attempt) : draft;
  const said = step.messages ? speak(turn, draft, step.messages) : prompted;
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
export function confirmed(turn: Turn, draft: Draft): Moved {
  const { definition } = activeIntent(turn, draft);
  const heard = logged(withIntent(draft, { confirmationState: 'Confirmed' }), 'confirmed');
  const onward: Step = { at: 'accepted' };
  return {
    draft: heard,
    step: turn.world.assumptions.hookAfterYes ? heardByHook(definition, onward) : onward,
  };
}

/** The caller said no. */
export function denied(turn: Turn, draft: Draft): Moved {
  const { definition } = activeIntent(turn, draft);
  const heard = logged(withIntent(draft, { confirmationState: 'Denied' }), 'denied');
  if (turn.world.assumptions.declinationHook === 'before response') {
    return { draft: heard, step: heardByHook(definition, { at: 'declined' }) };
  }
  const moved = declined(turn, heard);
  return { ...moved, step: heardByHook(definition, moved.step) };
}

/** Goes on after a yes that the hook (if any) let stand. */
export function accepted(turn: Turn, draft: Draft): Moved {
  const { confirmation } = activeIntent(turn, draft).definition;
  const outcome = confirmation?.active ? confirmation.accepted : {};
  return follow(turn, draft, outcome, {
    hook: confirmation?.codeHook,
    otherwise: { at: 'fulfil' },
    closeAs: 'Fulfilled',
  });
}

/** Goes on after a no that the hook (if any) let stand. */
export function declined(turn: Turn, draft: Draft): Moved {
  const { confirmation } = activeIntent(turn, draft).definition;
  const outcome = confirmation?.active ? confirmation.declined : {};
  const closeAs = turn.world.assumptions.declinedState;
  const settled = withIntent(draft, { state: closeAs });
  return follow(turn, settled, outcome, {
    hook: confirmation?.codeHook,
    otherwise: { at: 'close' },
    closeAs,
  });
}

/** Neither yes nor no: asked again while a retry is left. */
export function unclear(turn: Turn, draft: Draft, attempt: number): Moved {
  const { definition } = activeIntent(turn, draft);
  const { confirmation } = definition;
  const again = attempt + 1 <= (confirmation?.prompt.maxRetries ?? 0);
  const onward: Step = again ? { at: 'confirm', attempt: attempt + 1 } : { at: 'undecided' };
  const asked = logged(draft, 'neither yes nor no');
  if (!definition.dialogHook || !(again || turn.world.assumptions.hookAfterLastRetry))
    return { draft: asked, step: onward };
  if (!hasStepHooks(definition)) return { draft: asked, step: heardByHook(definition, onward) };
  const hook = confirmation?.elicitationHook;
  return { draft: asked, step: hook?.invoke ? { at: 'hook', onward, label: hook.label } : onward };
}

/** No retry of the confirmation is left. */
export function undecided(turn: Turn, draft: Draft): Moved {
  const failure = activeIntent(turn, draft).definition.confirmation?.failure;
  if (!isConfigured(failure)) return { draft, step: { at: 'fallback' } };
  const failed = withIntent(draft, { state: 'Failed' });
  return follow(turn, failed, failure, { otherwise: { at: 'close' }, closeAs: 'Failed' });
}
