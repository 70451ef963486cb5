import { parseAt } from '@opsline/function-kit/door';
import { dialogAttributes, heardIn, isBot, type Kind, type State, stateOf } from '@opsline/lex-kit';
import * as z from 'zod/mini';
import { bot } from './bot.ts';

const attributes = z.record(z.string(), z.nullable(z.string()));

/** A code hook event, as far as it decides where it goes; the rest is for the function that owns it. */
const saidSchema = z.looseObject({
  sessionId: z.string(),
  inputTranscript: z.optional(z.nullable(z.string())),
  inputMode: z.optional(z.string()),
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
  /** What it is as far as manners go, and where the conversation stands. */
  readonly kind: Kind;
  readonly state: State;
  readonly conversation: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Reads of a Lex V2 code hook event where it has to go.
 *
 * @throws {InputError} naming the path and what was expected there
 */
export function parseSaid(event: unknown): Said {
  const { sessionId, inputTranscript, inputMode, bot, sessionState } = parseAt('event', saidSchema, event);
  const all = Object.entries(sessionState.sessionAttributes ?? {});
  const attributes = Object.fromEntries(all.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
  const intent = sessionState.intent.name;
  const channel = inputMode === 'Text' ? 'chat' : 'voice';
  // Which slots prove something is their owner's affair.
  const state = stateOf(attributes[dialogAttributes.asked], []);
  return {
    intent,
    kind: heardIn({ intent, transcript: inputTranscript ?? '', channel }, state).kind,
    state,
    conversation: `${bot.id}:${bot.aliasId}:${sessionId}`,
    attributes,
  };
}
