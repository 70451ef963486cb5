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
export { LexError, type LexErrorName } from './lex-error.ts';
export { type Hook, HookFailure, type Timer } from './runtime/hook.ts';
export { type LambdaHookOptions, lambdaHook } from './runtime/lambda-hook.ts';
export { createLexRuntime } from './runtime/lex-runtime.ts';
export type { InputManner, LexRuntime, LexRuntimeOptions } from './runtime/runtime-options.ts';
export type { TurnTrace } from './runtime/trace.ts';
export type { WireRequest } from './server/http.ts';
export type { ServedBot } from './server/lex-routes.ts';
export { type LexServer, type LexServerOptions, startLexServer } from './server/lex-server.ts';
export type { InputMode } from './session.ts';
export type { TextReply } from './wire/reply.ts';
