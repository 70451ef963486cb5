import { randomUUID } from 'node:crypto';
import { type Assumptions, assumptions as defaults } from '../assumptions.ts';
import { type BotDefinition, findLocale, type LocaleDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import type { Assist } from '../dialog/understand.ts';
import { lexError } from '../lex-error.ts';
import type { InputMode, Session } from '../session.ts';
import { replyInterpretations, replyState } from '../wire/reply.ts';
import { parseRequest, type TextRequest, withRequestedState } from '../wire/request.ts';
import { type Hook, systemTimer, type Timer } from './hook.ts';
import { playTurn, type TurnSettings } from './play-turn.ts';
import { createSessionStore, newSession } from './session-store.ts';
import { type TurnTrace, traceOf } from './trace.ts';

/**
 * What a runtime is made of. `now` gives epoch milliseconds; `timer` measures the hook's 30 seconds; `requestId` names
 * new sessions; `seed` decides between message variations; `assist` stands in for the model of assisted NLU, where the bot
 * has it. `sessions` is where they are kept, of this bot and locale alone, and never changed in place.
 */
export type LexRuntimeOptions = {
  readonly bot: BotDefinition;
  readonly localeId: string;
  readonly hook: Hook;
  readonly now: () => number;
  readonly level?: 'lex' | 'strict';
  readonly onTurn?: (trace: TurnTrace) => void;
  readonly timer?: Timer;
  readonly requestId?: () => string;
  readonly seed?: string;
  readonly assist?: Assist;
  readonly sessions?: Map<string, Session>;
  readonly assumptions?: Partial<Assumptions>;
};

/** How the caller's words came in, which RecognizeText itself cannot say. Default: text. */
type InputManner = { readonly inputMode?: InputMode };

const testAlias = 'TSTALIASID';
/** Bot id of requests that come without one, in-process. */
const localBot = 'LOCALBOT00';

/** A Lex V2 bot in one locale. */
export type LexRuntime = ReturnType<typeof createLexRuntime>;

/**
 * RecognizeText of a Lex V2 bot in one locale, played from its definition; sessions live in memory. It takes a request as
 * it would be on the wire, in which bot, alias and locale may be left out, and rejects with `LexError` where Lex answers an
 * error.
 *
 * @throws when the bot has no such locale, or the locale no fallback intent
 */
export function createLexRuntime(options: LexRuntimeOptions) {
  const settings = settingsFrom(options);
  const { locale } = settings;
  const inSession = createSessionStore(options.now, options.bot.idleSessionTtlSeconds, options.sessions);
  return {
    localeId: locale.localeId,
    recognizeText: async (input: unknown, manner: InputManner = {}) => {
      const request = parseRequest(input);
      const { sessionId } = request;
      const { bot, key } = addressOf(options, request);
      const { draft, session, turn } = await inSession(key, async (kept) => {
        const now = options.now();
        const before = kept ?? newSession((options.requestId ?? randomUUID)(), now);
        const asked = withRequestedState(before, request.sessionState);
        const requestAttributes = request.requestAttributes ?? {};
        const brought = {
          bot,
          sessionId,
          session: asked,
          now,
          inputMode: manner.inputMode ?? 'Text',
          requestAttributes,
        };
        const played = await playTurn(settings, brought, request.text);
        options.onTurn?.(traceOf(sessionId, asked, played));
        return played;
      });
      return {
        messages: session.messages,
        sessionState: replyState(session),
        interpretations: replyInterpretations(turn, draft),
        requestAttributes: draft.requestAttributes,
        sessionId,
      };
    },
  };
}

function settingsFrom(options: LexRuntimeOptions): TurnSettings {
  return {
    locale: localeOf(options),
    assumptions: { ...defaults, ...options.assumptions },
    hooks: { hook: options.hook, timer: options.timer ?? systemTimer },
    level: options.level ?? 'lex',
    seed: options.seed ?? 'opsline',
    assist: options.assist,
  };
}

function localeOf({ bot, localeId }: LexRuntimeOptions): LocaleDefinition {
  const locale = findLocale(bot, localeId);
  if (!locale) throw new Error(`Bot ${bot.name} has no locale ${localeId}.`);
  if (locale.intents.some(isFallback)) return locale;
  const expected = 'expected an intent with ParentIntentSignature AMAZON.FallbackIntent';
  throw new Error(`Bot ${bot.name}, locale ${localeId}: ${expected}.`);
}

/** The bot as events name it, and the key of the session. */
function addressOf(options: LexRuntimeOptions, request: TextRequest) {
  const { localeId } = options;
  if (request.localeId !== undefined && request.localeId !== localeId) {
    throw lexError('ResourceNotFoundException', `The bot has no locale ${request.localeId}.`);
  }
  const aliasId = request.botAliasId ?? testAlias;
  const id = request.botId ?? localBot;
  const alias =
    aliasId === testAlias
      ? { aliasName: 'TestBotAlias', version: 'DRAFT' }
      : { aliasName: 'live', version: '1' };
  const bot = { id, name: options.bot.name, aliasId, ...alias, localeId };
  return { bot, key: `${id}/${aliasId}/${request.sessionId}` };
}
