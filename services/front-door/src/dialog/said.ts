import { parseAt } from '@opsline/function-kit/door';
import { isBot } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { bot } from './bot.ts';

const attributes = z.record(z.string(), z.string());

/** A code hook event, as far as it decides where it goes; the rest is for the function that owns it. */
const saidSchema = z.looseObject({
  sessionId: z.string(),
  bot: z.looseObject({
    id: z.string(),
    aliasId: z.string(),
    name: z.string().check(z.refine((name) => isBot(bot, name), { error: `expected ${bot.name}` })),
  }),
  sessionState: z.looseObject({
    intent: z.looseObject({ name: z.string() }),
    sessionAttributes: z.optional(z.nullable(attributes)),
  }),
});

/** What decides where a turn goes. */
export type Said = {
  readonly intent: string;
  readonly conversation: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Reads of a Lex V2 code hook event where it has to go.
 *
 * @throws {InputError} naming the path and what was expected there
 */
export function parseSaid(event: unknown): Said {
  const { sessionId, bot, sessionState } = parseAt('event', saidSchema, event);
  return {
    intent: sessionState.intent.name,
    conversation: `${bot.id}:${bot.aliasId}:${sessionId}`,
    attributes: sessionState.sessionAttributes ?? {},
  };
}
