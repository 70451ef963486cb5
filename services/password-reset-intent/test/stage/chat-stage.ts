import type { Stage } from '@opsline/lex-kit/testing';
import { virtualClock } from '@opsline/local-kit/clock';
import { createLexRuntime } from '@opsline/local-lex';
import { start, userAdministration } from './phone-line.ts';
import { resetWorld } from './reset-world.ts';
import { pinTyped } from './texts-seen.ts';

/** The bot and its functions in a chat, in which nobody's number is known. */
export async function chatStage(): Promise<Stage & { readonly stop: () => Promise<void> }> {
  const { now } = virtualClock(start);
  const world = await resetWorld(now);
  const lex = createLexRuntime({ bot: userAdministration, localeId: 'en_US', hook: world.handler, now });
  let over = false;
  return {
    says: async (text) => {
      const { messages = [], sessionState } = await lex.recognizeText({ sessionId: 'chat', text });
      over = sessionState?.dialogAction?.type === 'Close';
      return messages.flatMap((message) => ('content' in message ? [message.content] : []));
    },
    cue: async () => false,
    seen: async () => {
      await world.settled();
      return [];
    },
    ended: () => over,
    fill: (name) => pinTyped(name, world.aws.texts.list()),
    stop: world.stop,
  };
}
