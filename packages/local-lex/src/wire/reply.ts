import type { Message } from '../definition/message-definition.ts';
import type { Draft, Turn } from '../dialog/turn.ts';
import type { DialogAction, IntentState, Session, Slots, SlotValue, TextMap } from '../session.ts';
import { interpretations } from './interpretations.ts';

type ReplySlot = SlotValue | { readonly value: SlotValue['value'] } | null;
type ReplyIntent = Omit<IntentState, 'slots'> & { readonly slots: Readonly<Record<string, ReplySlot>> };

/** `sessionState` of a reply. */
export type ReplyState = {
  readonly dialogAction?: DialogAction | undefined;
  readonly intent?: ReplyIntent | undefined;
  readonly sessionAttributes: TextMap;
  readonly activeContexts: Session['contexts'];
  readonly originatingRequestId: string;
  readonly runtimeHints?: unknown;
};

/** `interpretations` of a reply; only the active one has a state. */
export type ReplyInterpretation = {
  readonly nluConfidence?: { readonly score: number };
  readonly interpretationSource?: 'Lex';
  readonly intent: ReplyIntent | { readonly name: string; readonly slots: ReplyIntent['slots'] };
};

/** What RecognizeText answers. */
export type TextReply = {
  readonly messages: readonly Message[];
  readonly sessionState: ReplyState;
  readonly interpretations: readonly ReplyInterpretation[];
  readonly requestAttributes?: TextMap;
  readonly sessionId: string;
};

/** What PutSession answers. */
export type PutSessionReply = {
  readonly contentType: string;
  readonly messages: readonly Message[];
  readonly sessionState: ReplyState;
  readonly requestAttributes: TextMap;
  readonly sessionId: string;
};

/** What GetSession answers. */
export type GetSessionReply = {
  readonly sessionId: string;
  readonly messages: readonly Message[];
  readonly interpretations: readonly ReplyInterpretation[];
  readonly sessionState: ReplyState;
};

/** What DeleteSession answers. */
export type DeleteSessionReply = {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
};

function replySlots(slots: Slots, shape: boolean): ReplyIntent['slots'] {
  return shape
    ? slots
    : Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot && { value: slot.value }]));
}

/** A session's state as replies carry it. */
export function replyState(session: Session, shape: boolean): ReplyState {
  return {
    dialogAction: session.dialogAction,
    intent: session.intent && { ...session.intent, slots: replySlots(session.intent.slots, shape) },
    sessionAttributes: session.attributes,
    activeContexts: session.contexts,
    originatingRequestId: session.requestId,
    ...(session.runtimeHints === undefined ? {} : { runtimeHints: session.runtimeHints }),
  };
}

/** The interpretations as replies carry them. */
export function replyInterpretations(turn: Turn, draft: Draft): readonly ReplyInterpretation[] {
  return interpretations(turn, draft).map((it) => {
    const slots = replySlots(it.intent.slots, turn.facts.assumptions.shapeInReplies);
    const active = it.intent.name === draft.intent?.name;
    return {
      ...(it.score === undefined
        ? {}
        : { nluConfidence: { score: it.score }, interpretationSource: 'Lex' as const }),
      intent: active ? { ...it.intent, slots } : { name: it.intent.name, slots },
    };
  });
}
