import { findIntent, type LocaleDefinition } from '../definition/bot-definition.ts';
import type { Message } from '../definition/message-definition.ts';
import type { ActiveContext, DialogAction, IntentState, TextMap } from '../session.ts';
import { versionOneHint } from './response-hints.ts';
import { problemOf, type ResponseRules, responseSchema, type WireResponse } from './response-rules.ts';
import { issuePath, toMessage, type WireIntent } from './schema.ts';
import { toContexts, toProgress, toSlots } from './state.ts';

/** What a hook answered, checked; a part that is undefined was left out and keeps its value. */
export type HookResponse = {
  readonly action: DialogAction;
  readonly intent?: HookIntent | undefined;
  readonly attributes?: TextMap | undefined;
  readonly contexts?: readonly ActiveContext[] | undefined;
  readonly runtimeHints?: unknown;
  readonly messages: readonly Message[];
  readonly requestAttributes?: TextMap | undefined;
};

export type HookIntent = { readonly name: string } & Partial<Omit<IntentState, 'name'>>;

function toAction(action: WireResponse['sessionState']['dialogAction']): DialogAction {
  if (action.type !== 'ElicitSlot') return { type: action.type };
  const style = action.slotElicitationStyle ?? undefined;
  return {
    type: 'ElicitSlot',
    slotToElicit: action.slotToElicit ?? '',
    ...(style ? { slotElicitationStyle: style } : {}),
  };
}

function toIntent(sent: WireIntent, locale: LocaleDefinition): HookIntent {
  const definition = findIntent(locale, sent.name);
  const state = toProgress(sent.state);
  return {
    name: sent.name,
    ...(sent.slots && definition ? { slots: toSlots(definition, sent.slots) } : {}),
    ...(state ? { state } : {}),
    ...(sent.confirmationState ? { confirmationState: sent.confirmationState } : {}),
  };
}

function refusal(problem: string) {
  return {
    problem: `Invalid Lambda Response: Received invalid response from Lambda: ${problem}`,
  };
}

/** Checks a hook's answer at the chosen level; `problem` is the text Lex would fail the turn with, and a path. */
export function parseHookResponse(
  raw: unknown,
  rules: ResponseRules,
): HookResponse | { readonly problem: string } {
  const parsed = responseSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refusal(
      `${issue ? `${issuePath(issue.path)}: ${issue.message}` : 'unreadable'}${versionOneHint(raw)}`,
    );
  }
  const wire = parsed.data;
  const problem = problemOf(raw, wire, rules);
  if (problem !== undefined) return refusal(problem);
  const { sessionState } = wire;
  return {
    action: toAction(sessionState.dialogAction),
    intent: sessionState.intent ? toIntent(sessionState.intent, rules.locale) : undefined,
    attributes: sessionState.sessionAttributes ?? undefined,
    contexts: sessionState.activeContexts ? toContexts(sessionState.activeContexts) : undefined,
    runtimeHints: sessionState.runtimeHints ?? undefined,
    messages: (wire.messages ?? []).map(toMessage),
    requestAttributes: wire.requestAttributes ?? undefined,
  };
}
