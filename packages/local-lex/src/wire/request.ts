import { z } from 'zod';
import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type LocaleDefinition,
} from '../definition/bot-definition.ts';
import { type LexError, lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import { firstProblem, strayKey, type WireState, wireMessages, wireState } from './schema.ts';
import { toAction, toContexts, toIntentState, unknownName } from './state.ts';

const sessionId = z
  .string()
  .regex(/^[0-9a-zA-Z._:-]+$/)
  .min(2)
  .max(100);

const botKey = {
  botId: z
    .string()
    .regex(/^[0-9a-zA-Z]{10}$/)
    .optional(),
  botAliasId: z
    .string()
    .regex(/^(TSTALIASID|[0-9a-zA-Z]{10})$/)
    .optional(),
  localeId: z.string().optional(),
  sessionId,
};

const requestAttributes = z.record(z.string(), z.string()).nullish();

/** Key of a session; bot, alias and locale may be left out in-process. */
export const sessionRequest = z.object(botKey);

export const textRequest = z.object({
  ...botKey,
  text: z.string().min(1).max(1024),
  sessionState: wireState.nullish(),
  requestAttributes,
});

export const putRequest = z.object({
  ...botKey,
  sessionState: wireState,
  messages: wireMessages.nullish(),
  requestAttributes,
  responseContentType: z
    .string()
    .regex(/^[\x21-\x7e ]{1,100}$/)
    .nullish(),
});

/** Who a request is for. */
export type SessionRequest = z.output<typeof sessionRequest>;

/** What both requests that play a turn have. */
export type TurnInput = SessionRequest &
  Pick<z.output<typeof textRequest>, 'requestAttributes' | 'sessionState'>;

/**
 * Reads a request.
 *
 * @throws LexError `ValidationException` that names the property
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refused(`Invalid request: ${firstProblem(parsed.error)}`);
  const stray = strayKey(input, parsed.data);
  if (stray !== undefined) throw refused(`Invalid request: ${stray}: unknown property`);
  return parsed.data;
}

function refused(problem: string): LexError {
  return lexError('ValidationException', problem);
}

/** The session with the parts that a request's session state gives; they replace what was kept. */
export function withRequestedState(
  session: Session,
  state: WireState | null | undefined,
  locale: LocaleDefinition,
): Session {
  if (!state) return session;
  const problem = unknownName(state, locale);
  if (problem !== undefined) throw refused(problem);
  const definition = findIntent(locale, state.intent?.name ?? '');
  const next: Session = {
    ...session,
    ...(state.sessionAttributes ? { attributes: state.sessionAttributes } : {}),
    ...(state.activeContexts ? { contexts: toContexts(state.activeContexts) } : {}),
    ...(state.intent && definition ? { intent: toIntentState(definition, state.intent) } : {}),
    ...(state.runtimeHints ? { runtimeHints: state.runtimeHints } : {}),
    ...(state.originatingRequestId ? { requestId: state.originatingRequestId } : {}),
    ...(state.intent || state.dialogAction ? { attempt: 0 } : {}),
    ...(state.dialogAction ? { dialogAction: toAction(state.dialogAction) } : {}),
  };
  const intent = findIntent(locale, next.intent?.name ?? '');
  if (state.dialogAction?.type === 'ElicitSlot' && !hasSlot(intent, state.dialogAction.slotToElicit)) {
    throw refused('sessionState.dialogAction.slotToElicit: expected a slot of the intent');
  }
  return next;
}

function hasSlot(intent: IntentDefinition | undefined, name: string | null | undefined): boolean {
  return intent !== undefined && findSlot(intent, name ?? '') !== undefined;
}
