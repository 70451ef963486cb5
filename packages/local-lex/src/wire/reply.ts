import type { Draft, Turn } from '../dialog/turn.ts';
import type { Session } from '../session.ts';
import { interpretations } from './interpretations.ts';

/** A session's state as replies carry it. */
export function replyState({ dialogAction, intent, attributes, requestId }: Session) {
  return {
    dialogAction,
    intent,
    sessionAttributes: attributes,
    activeContexts: [],
    originatingRequestId: requestId,
  };
}

/** `interpretations` of a reply; only the active one has a state. */
export function replyInterpretations(turn: Turn, draft: Draft) {
  return interpretations(turn, draft).map(({ intent, score, source }) => ({
    ...(score === undefined ? {} : { nluConfidence: { score } }),
    ...(source === undefined ? {} : { interpretationSource: source }),
    intent: intent.name === draft.intent?.name ? intent : { name: intent.name, slots: intent.slots },
  }));
}
