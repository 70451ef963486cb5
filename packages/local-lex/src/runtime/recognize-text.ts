import { play } from '../dialog/play.ts';
import { understand } from '../dialog/understand.ts';
import { replyState } from '../wire/reply.ts';
import { parseRequest, textRequest } from '../wire/request.ts';
import { draftOf, drive, type Request, turnOf } from './play-turn.ts';
import type { RuntimeCore } from './runtime-core.ts';
import type { LexRuntime } from './runtime-options.ts';

/** Content type of a text reply, as every captured event has it. */
export const plainText = 'text/plain; charset=utf-8';

const intentSwitch = 'x-amz-lex:intent-switch';

type TextTurn = Request & { readonly text: string };

async function playText(core: RuntimeCore, request: TextTurn) {
  const { setting } = core;
  const { session, text, requestAttributes } = request;
  const { world } = turnOf(setting, request, { claims: [], slots: {} });
  const contexts = session.contexts.map((context) => context.name);
  const maySwitch = requestAttributes[intentSwitch]?.toUpperCase() !== 'DISABLE';
  const reading = understand({ session, text, contexts, maySwitch, world });
  const turn = turnOf(setting, request, reading.heard);
  const draft = await drive(play(turn, draftOf(request, reading.intent), reading.step), setting.runner);
  const asked = session.dialogAction?.type === 'ElicitSlot' ? session.dialogAction.slotToElicit : undefined;
  return { draft, kept: core.ended(request, turn, draft, asked) };
}

/** RecognizeText of a runtime. */
export const recognizeText =
  (core: RuntimeCore): LexRuntime['recognizeText'] =>
  async (input, manner = {}) => {
    const { text, sessionId, sessionState, requestAttributes } = parseRequest(textRequest, input);
    const { bot, key } = core.addressOf(input);
    const { shapeInReplies, echoRequestAttributes } = core.setting.assumptions;
    return core.store.exclusively(key, async (before) => {
      const now = core.now();
      const { draft, kept } = await playText(core, {
        bot,
        sessionId,
        session: core.met(before, sessionState, now),
        now,
        inputMode: manner.inputMode ?? 'Text',
        responseContentType: manner.responseContentType ?? plainText,
        requestAttributes: requestAttributes ?? {},
        text,
      });
      const reply = {
        messages: draft.messages,
        sessionState: replyState(kept.session, shapeInReplies),
        interpretations: kept.interpretations,
        ...(echoRequestAttributes ? { requestAttributes: draft.requestAttributes } : {}),
        sessionId,
      };
      return { kept, reply };
    });
  };
