export { type Assumptions, assumptions } from './assumptions.ts';
export type {
  BotDefinition,
  IntentDefinition,
  LocaleDefinition,
  SlotDefinition,
} from './definition/bot-definition.ts';
export { lintBot } from './definition/lint-bot.ts';
export type { Message, Prompt } from './definition/message-definition.ts';
export { BotDefinitionError, parseBot } from './definition/parse-bot.ts';
export { readBot } from './definition/read-bot.ts';
export type { InputMode } from './dialog/session-state.ts';
export { type Hook, HookFailure, type Timer } from './hook.ts';
export { type LambdaHookOptions, lambdaHook } from './lambda-hook.ts';
export { LexError, type LexErrorName } from './lex-error.ts';
export type { TextReply } from './reply.ts';
export { createLexRuntime } from './runtime.ts';
export type { InputManner, LexRuntime, LexRuntimeOptions } from './runtime-options.ts';
export type { ServedBot } from './server/lex-routes.ts';
export { type LexServer, type LexServerOptions, startLexServer } from './server/lex-server.ts';
export type { WireRequest } from './server/wire-http.ts';
export type { TurnTrace } from './trace.ts';
