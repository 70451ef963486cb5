import { type Assumptions, assumptions as defaults } from '../assumptions.ts';
import { findLocale, type LocaleDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import type { HookCall, HookOutcome } from '../dialog/hook-call.ts';
import type { BotIdentity, Draft, Heard, Turn } from '../dialog/turn.ts';
import type { InputMode, Session, TextMap } from '../session.ts';
import { type HookRunner, runHook, systemTimer } from './hook.ts';
import type { LexRuntimeOptions } from './runtime-options.ts';
import { lasting } from './session-rules.ts';

/** The options with every default in place. */
export type Setting = {
  readonly locale: LocaleDefinition;
  readonly assumptions: Assumptions;
  readonly runner: HookRunner;
  readonly level: 'lex' | 'strict';
  readonly seed: string;
};

/** Completes the options; throws where the bot has no such locale or the locale no fallback intent. */
export function settingOf(options: LexRuntimeOptions): Setting {
  const locale = findLocale(options.bot, options.localeId);
  if (!locale) throw new Error(`Bot ${options.bot.name} has no locale ${options.localeId}.`);
  if (!locale.intents.some(isFallback)) {
    throw new Error(
      `Bot ${options.bot.name}, locale ${options.localeId}: expected an intent with ParentIntentSignature AMAZON.FallbackIntent.`,
    );
  }
  return {
    locale,
    assumptions: { ...defaults, ...options.assumptions },
    runner: { hook: options.hook, timer: options.timer ?? systemTimer, deliver: options.deliver ?? 'once' },
    level: options.level ?? 'lex',
    seed: options.seed ?? 'opsline',
  };
}

/** What one request adds to the setting. */
export type Request = {
  readonly bot: BotIdentity;
  readonly sessionId: string;
  readonly session: Session;
  readonly now: number;
  readonly inputMode: InputMode;
  readonly responseContentType: string;
  readonly requestAttributes: TextMap;
  readonly text?: string;
};

/** The turn of a request. */
export function turnOf(setting: Setting, request: Request, heard: Heard): Turn {
  return {
    world: {
      locale: setting.locale,
      inputMode: request.inputMode,
      now: request.now,
      assumptions: setting.assumptions,
    },
    bot: request.bot,
    level: setting.level,
    sessionId: request.sessionId,
    responseContentType: request.responseContentType,
    text: request.text,
    heard,
    seed: `${setting.seed}|${request.sessionId}|${request.session.turns}`,
  };
}

/** The draft that a turn begins with. */
export function draftOf(request: Request, intent: Session['intent']): Draft {
  return {
    requestId: request.session.requestId,
    intent,
    attributes: request.session.attributes,
    contexts: request.session.contexts,
    runtimeHints: request.session.runtimeHints,
    requestAttributes: request.requestAttributes,
    messages: [],
    dialogAction: request.session.dialogAction,
    attempt: request.session.attempt,
    hookCalls: 0,
    log: [],
  };
}

/** Plays a turn to its end, calling the hook as often as it asks. */
export async function drive(
  machine: Generator<HookCall, Draft, HookOutcome>,
  runner: HookRunner,
): Promise<Draft> {
  let step = machine.next();
  while (!step.done) step = machine.next(await runHook(runner, step.value));
  return step.value;
}

/** The session as a turn leaves it. */
export function sessionAfter(request: Request, draft: Draft): Session {
  return {
    requestId: draft.requestId,
    turns: request.session.turns + 1,
    lastUsed: request.now,
    attributes: draft.attributes,
    contexts: lasting(draft.contexts),
    ...(draft.runtimeHints === undefined ? {} : { runtimeHints: draft.runtimeHints }),
    intent: draft.intent,
    dialogAction: draft.dialogAction,
    attempt: draft.attempt,
    messages: draft.messages,
  };
}
