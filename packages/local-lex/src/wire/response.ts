import { z } from 'zod';
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
  if (!parsed.success) return refusal(`${firstProblem(parsed.error)}${versionOneHint(raw)}`);
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

const object = z.record(z.string(), z.unknown());

/** Says so when a response looks like Lex V1's, or puts `state` where the 2021 guide showed it. */
function versionOneHint(raw: unknown): string {
  const top = object.safeParse(raw);
  if (!top.success) return '';
  if ('dialogAction' in top.data || 'fulfillmentState' in top.data)
    return ' (this is a Lex V1 response: dialogAction belongs into sessionState)';
  const state = object.safeParse(top.data.sessionState);
  return state.success && 'state' in state.data ? ' (state belongs into sessionState.intent)' : '';
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
