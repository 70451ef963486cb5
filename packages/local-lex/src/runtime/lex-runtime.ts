import { lexError } from '../lex-error.ts';
import { replyState } from '../wire/reply.ts';
import { parseRequest, sessionRequest } from '../wire/request.ts';
import { putSession } from './put-session.ts';
import { recognizeText } from './recognize-text.ts';
import { createRuntimeCore } from './runtime-core.ts';
import type { LexRuntime, LexRuntimeOptions } from './runtime-options.ts';

/**
 * A Lex V2 bot in one locale, played from its definition; sessions live in memory. Throws when the bot has no such
 * locale, or the locale no fallback intent.
 */
export function createLexRuntime(options: LexRuntimeOptions): LexRuntime {
  const core = createRuntimeCore(options);
  const { assumptions, locale } = core.setting;
  return {
    localeId: locale.localeId,
    recognizeText: recognizeText(core),
    putSession: putSession(core),
    getSession: async (input) => {
      const { sessionId } = parseRequest(sessionRequest, input);
      const kept = core.store.find(core.addressOf(input).key);
      if (!kept) throw lexError('ResourceNotFoundException', `There is no session ${sessionId}.`);
      const { session, interpretations } = kept;
      const sessionState = replyState(session, assumptions.shapeInReplies);
      return { sessionId, messages: session.messages, interpretations, sessionState };
    },
    deleteSession: async (input) => {
      const { sessionId } = parseRequest(sessionRequest, input);
      const { bot, key } = core.addressOf(input);
      if (assumptions.deleteMissingSession === 'not found' && !core.store.find(key)) {
        throw lexError('ResourceNotFoundException', `There is no session ${sessionId}.`);
      }
      core.store.remove(key);
      return { botId: bot.id, botAliasId: bot.aliasId, localeId: bot.localeId, sessionId };
    },
  };
}
