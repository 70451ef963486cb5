import { findIntent } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import { activeIntent, type Draft, freshIntent, type Turn } from '../dialog/turn.ts';
import type { IntentState, Slots } from '../session.ts';

/** The question that would come next, and how often it was asked before. */
export type Proposal = { readonly slot: string; readonly attempt: number };

/** One interpretation; `score` is absent for the fallback intent and for an intent the text did not name. */
export type Interpretation = { readonly intent: IntentState; readonly score?: number | undefined };

/** Most interpretations of an utterance (Lex V2 runtime model). */
const maxInterpretations = 5;

function losers(turn: Turn, active: string): readonly Interpretation[] {
  return turn.heard.claims
    .filter((claim) => claim.intent.name !== active)
    .map((claim) => ({ intent: freshIntent(claim.intent, claim.slots), score: claim.score }))
    .slice(0, maxInterpretations - 2);
}

function withFallback(turn: Turn, list: readonly Interpretation[]): readonly Interpretation[] {
  const definition = turn.world.locale.intents.find(isFallback);
  if (!definition || list.some((it) => it.intent.name === definition.name)) return list;
  const entry: Interpretation = { intent: freshIntent(definition) };
  const threshold = turn.world.locale.nluConfidenceThreshold;
  const below = list.findIndex((it, index) => index > 0 && (it.score ?? 0) < threshold);
  const at = turn.world.assumptions.fallbackPlace === 'last' || below < 0 ? list.length : below;
  return [...list.slice(0, at), entry, ...list.slice(at)];
}

/** The active intent first, then what else the text could have meant. */
export function interpretations(turn: Turn, draft: Draft): readonly Interpretation[] {
  const active = draft.intent;
  if (!active) return withFallback(turn, losers(turn, ''));
  const own = active.name === turn.heard.intentName ? turn.heard.confidence : undefined;
  const definition = findIntent(turn.world.locale, active.name);
  const score = definition && isFallback(definition) ? undefined : own;
  return withFallback(turn, [{ intent: active, score }, ...losers(turn, active.name)]);
}

function inEvent(it: Interpretation, state: IntentState['state']) {
  return {
    ...(it.score === undefined ? {} : { nluConfidence: it.score, interpretationSource: 'Lex' }),
    intent: { ...it.intent, state },
  };
}

/** Slots that this utterance resolved; without `interpretedValue`, as Lex sends them. */
function resolvedSlots(slots: Slots) {
  return Object.fromEntries(
    Object.entries(slots).flatMap(([name, slot]) =>
      slot
        ? [
            [
              name,
              {
                shape: slot.shape,
                value: { originalValue: slot.value.originalValue, resolvedValues: slot.value.resolvedValues },
              },
            ],
          ]
        : [],
    ),
  );
}

function transcriptions(turn: Turn) {
  return turn.text === undefined
    ? {}
    : {
        transcriptions: [
          {
            transcription: turn.text,
            transcriptionConfidence: 1,
            resolvedContext: turn.heard.intentName === undefined ? {} : { intent: turn.heard.intentName },
            resolvedSlots: resolvedSlots(turn.heard.slots),
          },
        ],
      };
}

/** The event a hook is called with (Lex V2 Developer Guide, "AWS Lambda input event format"). */
export function buildEvent(
  turn: Turn,
  draft: Draft,
  invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook',
  options: { readonly proposal?: Proposal | undefined; readonly label?: string | undefined },
): unknown {
  const { state: intent } = activeIntent(turn, draft);
  const { proposal, label } = options;
  const prompt = proposal && { attempt: proposal.attempt === 0 ? 'Initial' : `Retry${proposal.attempt}` };
  return {
    messageVersion: '1.0',
    invocationSource,
    inputMode: turn.world.inputMode,
    responseContentType: turn.responseContentType,
    sessionId: turn.sessionId,
    inputTranscript: turn.text ?? '',
    ...(label === undefined ? {} : { invocationLabel: label }),
    bot: turn.bot,
    interpretations: interpretations(turn, draft).map((it) => inEvent(it, intent.state)),
    ...(proposal
      ? {
          proposedNextState: {
            dialogAction: { type: 'ElicitSlot', slotToElicit: proposal.slot },
            prompt,
            intent,
          },
        }
      : {}),
    ...(Object.keys(draft.requestAttributes).length > 0
      ? { requestAttributes: draft.requestAttributes }
      : {}),
    sessionState: {
      sessionAttributes: draft.attributes,
      activeContexts: draft.contexts,
      ...(draft.runtimeHints === undefined ? {} : { runtimeHints: draft.runtimeHints }),
      intent,
      originatingRequestId: draft.requestId,
    },
    ...transcriptions(turn),
  };
}
