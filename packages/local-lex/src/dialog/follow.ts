import {
  type CodeHook,
  findIntent,
  type IntentDefinition,
  type NextStep,
  type Outcome,
} from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import type { IntentProgress } from '../session.ts';
import { respond } from './say.ts';
import {
  activeIntent,
  type DialogStep,
  type Draft,
  freshIntent,
  type StepResult,
  type Turn,
  withIntent,
} from './turn.ts';

/** Whether the intent names its hooks step by step; then the flag alone calls none. */
export function hasStepHooks(intent: IntentDefinition): boolean {
  return [
    intent.initial.codeHook,
    intent.confirmation?.codeHook,
    intent.confirmation?.elicitationHook,
    ...intent.slots.flatMap((slot) => [slot.capture.codeHook, slot.capture.elicitationHook]),
  ].some((hook) => hook !== undefined);
}

/** With only the flag set, the dialog hook hears every input of the intent before the next step. */
export function hookFirst(intent: IntentDefinition, onward: DialogStep): DialogStep {
  return intent.dialogHook && !hasStepHooks(intent) && onward.at !== 'hook' ? { at: 'hook', onward } : onward;
}

/**
 * Says the outcome's response, sets what its next step sets, and goes where it points: without a next step to
 * `otherwise`; `CloseIntent` and `EndConversation` leave the intent in state `closeAs`.
 */
export function follow(turn: Turn, draft: Draft, outcome: Outcome, options: Options): StepResult {
  const said = respond(turn, draft, outcome.response);
  const next = outcome.nextStep;
  if (!next) return { draft: said, step: options.otherwise };
  const attributes = { ...said.attributes, ...next.sessionAttributes };
  const named = namedIntent(turn, { ...said, attributes }, next);
  return target(turn, named, next, options);
}

/** The intent that a next step names, fresh if it is another one or is to start. */
function namedIntent(turn: Turn, draft: Draft, next: NextStep): Draft {
  const name = next.intentName ?? draft.intent?.name ?? '';
  if (name === draft.intent?.name && next.target?.type !== 'StartIntent') return draft;
  const intent = findIntent(turn.facts.locale, name);
  if (!intent)
    throw lexError('BadGatewayException', `The next step names intent ${name}, which the bot does not have.`);
  return { ...draft, intent: freshIntent(intent) };
}

function target(turn: Turn, draft: Draft, next: NextStep, options: Options): StepResult {
  switch (next.target?.type) {
    case undefined:
      return { draft, step: options.otherwise };
    case 'InvokeDialogCodeHook':
      return invokeHook(turn, draft, options);
    case 'ElicitSlot':
      return { draft, step: { at: 'elicit', slot: next.target.slotToElicit, attempt: 0 } };
    case 'ConfirmIntent':
      return { draft, step: { at: 'confirm', attempt: 0 } };
    case 'FulfillIntent':
      return { draft, step: { at: 'fulfil' } };
    case 'StartIntent':
      return { draft, step: { at: 'start' } };
    case 'ElicitIntent':
      return {
        draft: { ...draft, intent: undefined, dialogAction: { type: 'ElicitIntent' } },
        step: { at: 'wait' },
      };
    case 'CloseIntent':
      return { draft: withIntent(draft, { state: options.closeAs }), step: { at: 'close' } };
    case 'EndConversation':
      return {
        draft: { ...withIntent(draft, { state: options.closeAs }), dialogAction: { type: 'Close' } },
        step: { at: 'wait' },
      };
  }
}

type Options = {
  readonly hook?: CodeHook | undefined;
  readonly otherwise: DialogStep;
  readonly closeAs: IntentProgress;
};

function invokeHook(turn: Turn, draft: Draft, options: Options): StepResult {
  const { definition } = activeIntent(turn, draft);
  const { hook, otherwise, closeAs } = options;
  if (!definition.dialogHook || (hook && !hook.active)) return { draft, step: otherwise };
  if (hook && !hook.invoke) return follow(turn, draft, hook.after.success, { otherwise, closeAs });
  return { draft, step: { at: 'hook', onward: otherwise, label: hook?.label, after: hook?.after } };
}

/** Whether anything is configured for an outcome. */
export function isConfigured(outcome: Outcome | undefined): outcome is Outcome {
  return outcome?.response !== undefined || outcome?.nextStep !== undefined;
}
