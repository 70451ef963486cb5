import { z } from 'zod';
import { findIntent, type LocaleDefinition } from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import { issuePath, type WireState, wireMessages, wireState } from './schema.ts';
import { toContexts, toIntentState, unknownSlot } from './state.ts';

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

/** What RecognizeText takes, as on the wire; unknown to this type until parsed. */
export type SessionInput = Readonly<z.input<typeof sessionRequest>>;
export type RecognizeTextInput = Readonly<z.input<typeof textRequest>>;
export type PutSessionInput = Readonly<z.input<typeof putRequest>>;

/** Parses a request; a `ValidationException` names the field. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const problem = issue ? `${issuePath(issue.path)}: ${issue.message}` : 'unreadable';
  throw lexError('ValidationException', `Invalid request: ${problem}`);
}

function requestedIntent(state: WireState, locale: LocaleDefinition) {
  if (!state.intent) return undefined;
  const definition = findIntent(locale, state.intent.name);
  if (!definition)
    throw lexError(
      'ValidationException',
      `sessionState.intent.name: the bot has no intent ${state.intent.name}`,
    );
  const stray = unknownSlot(definition, state.intent.slots);
  if (stray !== undefined)
    throw lexError('ValidationException', `sessionState.intent.slots.${stray}: no such slot`);
  return { definition, intent: toIntentState(definition, state.intent) };
}

function requestedAction(
  state: WireState,
  session: Session,
  locale: LocaleDefinition,
): Pick<Session, 'dialogAction'> {
  const action = state.dialogAction;
  if (!action) return {};
  if (action.type !== 'ElicitSlot') return { dialogAction: { type: action.type } };
  const intent = findIntent(locale, session.intent?.name ?? '');
  const slotToElicit = action.slotToElicit ?? '';
  if (!intent?.slots.some((slot) => slot.name === slotToElicit)) {
    throw lexError(
      'ValidationException',
      'sessionState.dialogAction.slotToElicit: expected a slot of the intent',
    );
  }
  return { dialogAction: { type: 'ElicitSlot', slotToElicit } };
}

/** The session with the parts that a request's session state gives; they replace what was kept. */
export function merged(
  session: Session,
  state: WireState | null | undefined,
  locale: LocaleDefinition,
): Session {
  if (!state) return session;
  const requested = requestedIntent(state, locale);
  const next: Session = {
    ...session,
    ...(state.sessionAttributes ? { attributes: state.sessionAttributes } : {}),
    ...(state.activeContexts ? { contexts: toContexts(state.activeContexts) } : {}),
    ...(requested ? { intent: requested.intent } : {}),
    ...(state.runtimeHints ? { runtimeHints: state.runtimeHints } : {}),
    ...(state.originatingRequestId ? { requestId: state.originatingRequestId } : {}),
    ...(requested || state.dialogAction ? { attempt: 0 } : {}),
  };
  return { ...next, ...requestedAction(state, next, locale) };
}
