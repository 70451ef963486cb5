import { findIntent } from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import { follow, hasStepHooks, hookFirst, isConfigured } from './follow.ts';
import type { HookResponse } from './hook-call.ts';
import { speak } from './say.ts';
import { nextSlot } from './slot-order.ts';
import {
  activeIntent,
  type DialogStep,
  type Draft,
  freshIntent,
  type HookStep,
  type StepResult,
  type Turn,
} from './turn.ts';

/** Does what a hook answered; `step` says where `Delegate` leads. */
export function act(turn: Turn, draft: Draft, step: HookStep, response: HookResponse): StepResult {
  const base = withWhatIsSet(draft, response);
  const { draft: named, switched } = withNamedIntent(turn, base, response);
  const failure = step.after?.failure;
  if (named.intent?.state === 'Failed' && isConfigured(failure)) {
    return follow(turn, named, failure, { otherwise: { at: 'close' }, closeAs: 'Failed' });
  }
  switch (response.action.type) {
    case 'ElicitSlot':
      return elicited(turn, named, response, step.onward, switched);
    case 'ConfirmIntent': {
      const attempt = step.onward.at === 'confirm' && !switched ? step.onward.attempt : 0;
      const messages = response.messages.length > 0 ? response.messages : undefined;
      return { draft: named, step: { at: 'confirm', attempt, messages } };
    }
    case 'ElicitIntent': {
      const asked = speak(response.intent ? named : { ...named, intent: undefined }, response.messages);
      return {
        draft: { ...asked, dialogAction: { type: 'ElicitIntent' }, attempt: 0 },
        step: { at: 'wait' },
      };
    }
    case 'Close':
      return { draft: speak(named, response.messages), step: { at: 'close' } };
    case 'Delegate':
    case 'None':
      return delegated(turn, named, step, switched);
  }
}

/** Takes over what the hook set: maps replace what was kept, left out they stay. */
function withWhatIsSet(draft: Draft, response: HookResponse): Draft {
  return {
    ...draft,
    attributes: response.attributes ?? draft.attributes,
    requestAttributes: response.requestAttributes ?? draft.requestAttributes,
  };
}

/** The draft with the intent the hook named; another name begins another intent. */
function withNamedIntent(
  turn: Turn,
  draft: Draft,
  response: HookResponse,
): { draft: Draft; switched: boolean } {
  const sent = response.intent;
  const definition = sent && findIntent(turn.facts.locale, sent.name);
  if (!sent || !definition) return { draft, switched: false };
  const switched = draft.intent?.name !== sent.name;
  const kept = turn.facts.assumptions.omittedSlots === 'keep' ? draft.intent : undefined;
  const before = switched || !kept ? freshIntent(definition) : kept;
  return { draft: { ...draft, intent: { ...before, ...sent } }, switched };
}

function elicited(
  turn: Turn,
  draft: Draft,
  response: HookResponse,
  onward: DialogStep,
  switched: boolean,
): StepResult {
  const slot = response.action.type === 'ElicitSlot' ? response.action.slotToElicit : '';
  const attempt = onward.at === 'elicit' && onward.slot === slot && !switched ? onward.attempt : 0;
  const messages = response.messages.length > 0 ? response.messages : undefined;
  const step: DialogStep = { at: 'elicit', slot, attempt, messages };
  const { definition } = activeIntent(turn, draft);
  return { draft, step: switched && !hasStepHooks(definition) ? hookFirst(definition, step) : step };
}

function delegated(turn: Turn, draft: Draft, step: HookStep, switched: boolean): StepResult {
  const { state } = activeIntent(turn, draft);
  if (state.state === 'Failed')
    throw lexError(
      'DependencyFailedException',
      'The Lambda function answered Failed and nothing handles it.',
    );
  if (switched) return { draft, step: { at: 'start' } };
  return follow(turn, draft, step.after?.success ?? {}, {
    otherwise: resumed(turn, draft, step.onward),
    closeAs: 'Fulfilled',
  });
}

/** Where `Delegate` leads, in the state the hook left. */
function resumed(turn: Turn, draft: Draft, onward: DialogStep): DialogStep {
  const { state } = activeIntent(turn, draft);
  if (state.state === 'ReadyForFulfillment' && !nextSlot(turn, draft)) return { at: 'fulfil' };
  const asksFor = onward.at === 'elicit' || onward.at === 'exhausted' ? onward.slot : undefined;
  if (asksFor !== undefined && state.slots[asksFor]) return { at: 'next' };
  if (onward.at === 'accepted') {
    return state.confirmationState === 'Confirmed' && !nextSlot(turn, draft) ? onward : { at: 'next' };
  }
  return onward.at === 'declined' && state.confirmationState !== 'Denied' ? { at: 'next' } : onward;
}
