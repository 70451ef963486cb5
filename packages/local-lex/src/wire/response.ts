import { findIntent, type LocaleDefinition } from '../definition/bot-definition.ts';
import type { HookIntent, HookResponse } from '../dialog/hook-call.ts';
import { problemOf, type ResponseRules, responseSchema } from './response-rules.ts';
import { firstProblem, type WireIntent } from './schema.ts';
import { toAction, toSlots } from './state.ts';

/** Checks a hook's answer at the chosen level; `problem` is the text Lex would fail the turn with, and a path. */
export function parseHookResponse(
  raw: unknown,
  rules: ResponseRules,
): HookResponse | { readonly problem: string } {
  const parsed = responseSchema.safeParse(raw);
  if (!parsed.success) return refusal(firstProblem(parsed.error));
  const wire = parsed.data;
  const problem = problemOf(raw, wire, rules);
  if (problem !== undefined) return refusal(problem);
  const { sessionState } = wire;
  return {
    action: toAction(sessionState.dialogAction),
    intent: sessionState.intent ? toIntent(sessionState.intent, rules.locale) : undefined,
    attributes: sessionState.sessionAttributes ?? undefined,
    messages: wire.messages ?? [],
    requestAttributes: wire.requestAttributes ?? undefined,
  };
}

function refusal(problem: string) {
  return { problem: `Invalid Lambda Response: Received invalid response from Lambda: ${problem}` };
}

function toIntent(sent: WireIntent, locale: LocaleDefinition): HookIntent {
  const definition = findIntent(locale, sent.name);
  return {
    name: sent.name,
    ...(sent.slots && definition ? { slots: toSlots(definition, sent.slots) } : {}),
    ...(sent.state ? { state: sent.state } : {}),
    ...(sent.confirmationState ? { confirmationState: sent.confirmationState } : {}),
  };
}
