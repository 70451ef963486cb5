import type { Draft, Turn } from '../dialog/turn.ts';
import type { Session, Slots } from '../session.ts';
import { interpretations } from './interpretations.ts';

/** A session's state as replies carry it; `shape` says whether slots have theirs. */
export function replyState(session: Session, shape: boolean) {
  const { dialogAction, intent, attributes, contexts, requestId, runtimeHints } = session;
  return {
    dialogAction,
    intent: intent && { ...intent, slots: replySlots(intent.slots, shape) },
    sessionAttributes: attributes,
    activeContexts: contexts,
    originatingRequestId: requestId,
    ...(runtimeHints === undefined ? {} : { runtimeHints }),
  };
}

/** `interpretations` of a reply; only the active one has a state. */
export function replyInterpretations(turn: Turn, draft: Draft) {
  return interpretations(turn, draft).map(({ intent, score }) => {
    const slots = replySlots(intent.slots, turn.facts.assumptions.shapeInReplies);
    return {
      ...(score === undefined ? {} : { nluConfidence: { score }, interpretationSource: 'Lex' }),
      intent: intent.name === draft.intent?.name ? { ...intent, slots } : { name: intent.name, slots },
    };
  });
}

export type ReplyInterpretations = ReturnType<typeof replyInterpretations>;

function replySlots(slots: Slots, shape: boolean) {
  const entries = Object.entries(slots);
  return Object.fromEntries(
    entries.map(([name, slot]) => [name, slot && (shape ? slot : { value: slot.value })]),
  );
}
