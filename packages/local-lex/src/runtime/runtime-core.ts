import { randomUUID } from 'node:crypto';
import type { BotIdentity, Draft, Turn } from '../dialog/turn.ts';
import { lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import { replyInterpretations } from '../wire/reply.ts';
import { merged, type SessionInput } from '../wire/request.ts';
import type { WireState } from '../wire/schema.ts';
import { type Request, type Setting, sessionAfter, settingOf } from './play-turn.ts';
import type { LexRuntimeOptions } from './runtime-options.ts';
import { countedDown, newSession } from './session-rules.ts';
import { createSessionStore, type Kept, type SessionStore } from './session-store.ts';
import { traceOf } from './trace.ts';

const testAlias = 'TSTALIASID';
/** Bot id of requests that come without one, in-process. */
const localBot = 'LOCALBOT00';

/** What the operations of a runtime share. */
export type RuntimeCore = {
  readonly setting: Setting;
  readonly store: SessionStore;
  readonly now: () => number;
  /** The bot as events name it, and the key of the session; `ResourceNotFoundException` for another locale. */
  readonly addressOf: (input: SessionInput) => { readonly bot: BotIdentity; readonly key: string };
  /** The session as a request meets it: kept or new, with what the request sets, its contexts counted down. */
  readonly met: (kept: Kept | undefined, state: WireState | null | undefined, now: number) => Session;
  /** Traces a finished turn and gives what to keep of it. */
  readonly ended: (request: Request, turn: Turn, draft: Draft, asked?: string) => Kept;
};

/** Prepares a runtime; throws when the bot has no such locale, or the locale no fallback intent. */
export function createRuntimeCore(options: LexRuntimeOptions): RuntimeCore {
  const setting = settingOf(options);
  const { locale } = setting;
  return {
    setting,
    store: createSessionStore(options.now, options.bot.idleSessionTtlSeconds),
    now: options.now,
    addressOf: (input) => {
      const aliasId = input.botAliasId ?? testAlias;
      if (input.localeId !== undefined && input.localeId !== locale.localeId) {
        throw lexError('ResourceNotFoundException', `The bot has no locale ${input.localeId}.`);
      }
      const isTest = aliasId === testAlias;
      const bot = {
        id: input.botId ?? localBot,
        name: options.bot.name,
        aliasId,
        aliasName: isTest ? 'TestBotAlias' : (options.aliasName ?? 'live'),
        localeId: locale.localeId,
        version: isTest ? 'DRAFT' : (options.version ?? '1'),
      };
      return { bot, key: `${bot.id}/${aliasId}/${input.sessionId}` };
    },
    met: (kept, state, now) => {
      const session = kept?.session ?? newSession((options.requestId ?? randomUUID)(), now);
      const asked = merged(session, state, locale);
      return { ...asked, contexts: countedDown(asked.contexts, now - session.lastUsed) };
    },
    ended: (request, turn, draft, asked) => {
      options.onTurn?.(traceOf(turn, draft, asked));
      return { session: sessionAfter(request, draft), interpretations: replyInterpretations(turn, draft) };
    },
  };
}
