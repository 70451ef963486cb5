export { parseBot } from './definition/parse-bot.ts';
export { readBot } from './definition/read-bot.ts';
export { analyzeBot } from './lint/analyze-bot.ts';
export { lintBot } from './lint/lint-bot.ts';
export { createLexRuntime } from './runtime/lex-runtime.ts';
export type { TurnTrace } from './runtime/trace.ts';
export type { ServedBot } from './server/lex-routes.ts';
export { startLexServer } from './server/lex-server.ts';
export type { Session } from './session.ts';
