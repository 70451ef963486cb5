import type { HookCall } from '../dialog/hook-call.ts';
import { activeIntent, type Turn } from '../dialog/turn.ts';
import type { IntentState } from '../session.ts';
import { type Interpretation, interpretations } from './interpretations.ts';

/** What identifies the bot in an event. */
type BotIdentity = {
  readonly id: string;
  readonly name: string;
  readonly aliasId: string;
  readonly aliasName: string;
  readonly localeId: string;
  readonly version: string;
};

/** Who a turn is with: what an event says of it, and the dialog need not know. */
export type Conversation = { readonly bot: BotIdentity; readonly sessionId: string };

/** The event a hook is called with (Lex V2 Developer Guide, "AWS Lambda input event format"). */
export function buildEvent({ bot, sessionId }: Conversation, turn: Turn, call: HookCall) {
  const { draft, proposal, label } = call;
  const { state: intent } = activeIntent(turn, draft);
  const prompt = proposal && { attempt: proposal.attempt === 0 ? 'Initial' : `Retry${proposal.attempt}` };
  return {
    messageVersion: '1.0',
    invocationSource: call.source,
    inputMode: turn.facts.inputMode,
    responseContentType: 'text/plain; charset=utf-8',
    sessionId,
    inputTranscript: turn.text,
    ...(label === undefined ? {} : { invocationLabel: label }),
    bot,
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
      activeContexts: [],
      intent,
      originatingRequestId: draft.requestId,
    },
    transcriptions: transcriptions(turn),
  };
}

function inEvent(it: Interpretation, state: IntentState['state']) {
  return {
    ...(it.score === undefined ? {} : { nluConfidence: it.score }),
    ...(it.source === undefined ? {} : { interpretationSource: it.source }),
    intent: { ...it.intent, state },
  };
}

/** Slots that this utterance resolved; without `interpretedValue`, as Lex sends them. */
function resolvedSlots(slots: Turn['recognised']['slots']) {
  return Object.fromEntries(
    Object.entries(slots).map(
      ([
        name,
        {
          shape,
          value: { originalValue, resolvedValues },
        },
      ]) => [name, { shape, value: { originalValue, resolvedValues } }],
    ),
  );
}

function transcriptions({ text, recognised: { intentName, slots } }: Turn) {
  return [
    {
      transcription: text,
      transcriptionConfidence: 1,
      resolvedContext: intentName === undefined ? {} : { intent: intentName },
      resolvedSlots: resolvedSlots(slots),
    },
  ];
}
