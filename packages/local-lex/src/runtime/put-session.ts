import { findIntent, type IntentDefinition } from '../definition/bot-definition.ts';
import type { Message } from '../definition/message-definition.ts';
import { heardByHook } from '../dialog/follow.ts';
import { play } from '../dialog/play.ts';
import { speak } from '../dialog/say.ts';
import type { Step, Turn } from '../dialog/turn.ts';
import { lexError } from '../lex-error.ts';
import type { IntentState, Session } from '../session.ts';
import { replyState } from '../wire/reply.ts';
import { parseRequest, putRequest } from '../wire/request.ts';
import { toMessage } from '../wire/schema.ts';
import { draftOf, drive, type Request, turnOf } from './play-turn.ts';
import { plainText } from './recognize-text.ts';
import type { RuntimeCore } from './runtime-core.ts';
import type { LexRuntime } from './runtime-options.ts';

/** An intent with a value already is resumed, any other begins. */
function resumed(definition: IntentDefinition, intent: IntentState): Step {
  const begun = Object.values(intent.slots).some((slot) => slot !== null);
  return begun ? heardByHook(definition, { at: 'next' }) : { at: 'start' };
}

/**
 * The step with which PutSession goes on (Lex V2 Developer Guide, "Managing sessions"): `Delegate` starts or resumes the
 * intent, `ElicitSlot` and `ConfirmIntent` ask, `Close` with `ReadyForFulfillment` tries the fulfilment again, the rest
 * only sets the state.
 */
function putStep(turn: Turn, session: Session, messages: readonly Message[] | undefined): Step {
  const action = session.dialogAction;
  const definition = findIntent(turn.world.locale, session.intent?.name ?? '');
  if (!action || action.type === 'None' || action.type === 'ElicitIntent') return { at: 'wait' };
  if (!session.intent || !definition) {
    throw lexError('ValidationException', `sessionState.intent: expected with dialogAction ${action.type}`);
  }
  if (action.type === 'ElicitSlot') return { at: 'elicit', slot: action.slotToElicit, attempt: 0, messages };
  if (action.type === 'ConfirmIntent') return { at: 'confirm', attempt: 0, messages };
  if (session.intent.state === 'ReadyForFulfillment') return { at: 'fulfil' };
  return action.type === 'Close' ? { at: 'wait' } : resumed(definition, session.intent);
}

async function playPut(core: RuntimeCore, request: Request, messages: readonly Message[] | undefined) {
  const turn = turnOf(core.setting, request, { claims: [], slots: {} });
  const step = putStep(turn, request.session, messages);
  const first = draftOf(request, request.session.intent);
  const begun = step.at === 'wait' ? speak(turn, first, messages ?? []) : first;
  const draft = await drive(play(turn, begun, step), core.setting.runner);
  return { draft, kept: core.ended(request, turn, draft) };
}

/** PutSession of a runtime. */
export const putSession =
  (core: RuntimeCore): LexRuntime['putSession'] =>
  async (input) => {
    const parsed = parseRequest(putRequest, input);
    const { bot, key } = core.addressOf(input);
    const { sessionId } = parsed;
    const contentType = parsed.responseContentType ?? plainText;
    return core.store.exclusively(key, async (before) => {
      const now = core.now();
      const request: Request = {
        bot,
        sessionId,
        session: core.met(before, parsed.sessionState, now),
        now,
        inputMode: 'Text',
        responseContentType: contentType,
        requestAttributes: parsed.requestAttributes ?? {},
      };
      const { draft, kept } = await playPut(core, request, parsed.messages?.map(toMessage));
      const sessionState = replyState(kept.session, core.setting.assumptions.shapeInReplies);
      const { messages, requestAttributes } = draft;
      return { kept, reply: { contentType, messages, sessionState, requestAttributes, sessionId } };
    });
  };
