import { randomUUID } from 'node:crypto';
import { type Assumptions, assumptions as defaults } from '../assumptions.ts';
import { type BotDefinition, findLocale, type LocaleDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import { lexError } from '../lex-error.ts';
import type { InputMode } from '../session.ts';
import { replyInterpretations, replyState } from '../wire/reply.ts';
import {
  parseRequest,
  putRequest,
  type SessionRequest,
  sessionRequest,
  type TurnInput,
  textRequest,
  withRequestedState,
} from '../wire/request.ts';
import { toMessage } from '../wire/state.ts';
import { type Hook, systemTimer, type Timer } from './hook.ts';
import { type PlayedTurn, playText, type TurnRequest, type TurnSettings } from './play-turn.ts';
import { playPut } from './put-session.ts';
import { contextsAtTurn, createSessionStore, newSession } from './session-store.ts';
import { type TurnTrace, traceOf } from './trace.ts';

/**
 * What a runtime is made of. `now` gives epoch milliseconds; `timer` measures the hook's 30 seconds; `requestId` names
 * new sessions; `seed` decides between message variations; `aliasName` and `version` are what events say for an alias
 * other than the test alias.
 */
export type LexRuntimeOptions = {
  readonly bot: BotDefinition;
  readonly localeId: string;
  readonly hook: Hook;
  readonly now: () => number;
  readonly level?: 'lex' | 'strict';
  readonly deliver?: 'once' | 'twice';
  readonly onTurn?: (trace: TurnTrace) => void;
  readonly timer?: Timer;
  readonly requestId?: () => string;
  readonly seed?: string;
  readonly aliasName?: string;
  readonly version?: string;
  readonly assumptions?: Partial<Assumptions>;
};

/** How the caller's words came in, which RecognizeText itself cannot say. Default: text, plain text. */
type InputManner = { readonly inputMode?: InputMode; readonly responseContentType?: string };

const testAlias = 'TSTALIASID';
/** Bot id of requests that come without one, in-process. */
const localBot = 'LOCALBOT00';

/** Content type of a text reply, as every captured event has it. */
const plainText = 'text/plain; charset=utf-8';

/** The four operations of a Lex V2 bot in one locale. */
export type LexRuntime = ReturnType<typeof createLexRuntime>;

/**
 * A Lex V2 bot in one locale, played from its definition; sessions live in memory. Each operation takes a request as it
 * would be on the wire, in which bot, alias and locale may be left out, and rejects with `LexError` where Lex answers an
 * error.
 *
 * @throws when the bot has no such locale, or the locale no fallback intent
 */
export function createLexRuntime(options: LexRuntimeOptions) {
  const settings = settingsFrom(options);
  const { locale, assumptions } = settings;
  const store = createSessionStore(options.now, options.bot.idleSessionTtlSeconds);

  function playIn(
    request: TurnInput,
    manner: InputManner,
    play: (request: TurnRequest) => Promise<PlayedTurn>,
  ) {
    const { bot, key } = addressOf(options, request);
    return store.exclusively(key, async (stored) => {
      const now = options.now();
      const session = stored?.session ?? newSession((options.requestId ?? randomUUID)(), now);
      const asked = withRequestedState(session, request.sessionState, locale);
      const played = await play({
        bot,
        sessionId: request.sessionId,
        session: { ...asked, contexts: contextsAtTurn(asked.contexts, now - session.lastUsed) },
        now,
        inputMode: manner.inputMode ?? 'Text',
        responseContentType: manner.responseContentType ?? plainText,
        requestAttributes: request.requestAttributes ?? {},
      });
      options.onTurn?.(traceOf(request.sessionId, asked, played));
      return { ...played, interpretations: replyInterpretations(played.turn, played.draft) };
    });
  }

  return {
    localeId: locale.localeId,
    recognizeText: async (input: unknown, manner: InputManner = {}) => {
      const request = parseRequest(textRequest, input);
      const { draft, session, interpretations } = await playIn(request, manner, (it) =>
        playText(settings, it, request.text),
      );
      return {
        messages: session.messages,
        sessionState: replyState(session, assumptions.shapeInReplies),
        interpretations,
        ...(assumptions.echoRequestAttributes ? { requestAttributes: draft.requestAttributes } : {}),
        sessionId: request.sessionId,
      };
    },
    putSession: async (input: unknown) => {
      const request = parseRequest(putRequest, input);
      const responseContentType = request.responseContentType ?? plainText;
      const { draft, session } = await playIn(request, { responseContentType }, (it) =>
        playPut(settings, it, request.messages?.map(toMessage)),
      );
      return {
        contentType: responseContentType,
        messages: session.messages,
        sessionState: replyState(session, assumptions.shapeInReplies),
        requestAttributes: draft.requestAttributes,
        sessionId: request.sessionId,
      };
    },
    getSession: async (input: unknown) => {
      const request = parseRequest(sessionRequest, input);
      const stored = store.find(addressOf(options, request).key);
      if (!stored) throw noSession(request);
      const { session, interpretations } = stored;
      const sessionState = replyState(session, assumptions.shapeInReplies);
      return { sessionId: request.sessionId, messages: session.messages, interpretations, sessionState };
    },
    deleteSession: async (input: unknown) => {
      const request = parseRequest(sessionRequest, input);
      const { bot, key } = addressOf(options, request);
      if (assumptions.deleteMissingSession === 'not found' && !store.find(key)) throw noSession(request);
      store.remove(key);
      const { id: botId, aliasId: botAliasId, localeId } = bot;
      return { botId, botAliasId, localeId, sessionId: request.sessionId };
    },
  };
}

function settingsFrom(options: LexRuntimeOptions): TurnSettings {
  return {
    locale: localeOf(options),
    assumptions: { ...defaults, ...options.assumptions },
    hooks: { hook: options.hook, timer: options.timer ?? systemTimer, deliver: options.deliver ?? 'once' },
    level: options.level ?? 'lex',
    seed: options.seed ?? 'opsline',
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
function addressOf(options: LexRuntimeOptions, request: SessionRequest) {
  const { localeId } = options;
  if (request.localeId !== undefined && request.localeId !== localeId) {
    throw lexError('ResourceNotFoundException', `The bot has no locale ${request.localeId}.`);
  }
  const aliasId = request.botAliasId ?? testAlias;
  const id = request.botId ?? localBot;
  const alias =
    aliasId === testAlias
      ? { aliasName: 'TestBotAlias', version: 'DRAFT' }
      : { aliasName: options.aliasName ?? 'live', version: options.version ?? '1' };
  const bot = { id, name: options.bot.name, aliasId, ...alias, localeId };
  return { bot, key: `${id}/${aliasId}/${request.sessionId}` };
}

function noSession({ sessionId }: SessionRequest): Error {
  return lexError('ResourceNotFoundException', `There is no session ${sessionId}.`);
}
