import { z } from 'zod';
import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type LocaleDefinition,
} from '../definition/bot-definition.ts';
import { type LexError, lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import { firstProblem, strayKey, type WireState, wireState } from './schema.ts';
import { toAction, toIntentState, unknownName } from './state.ts';

/** A request as it is on the wire; in-process, bot, alias and locale may be left out. */
const textRequest = z.object({
  botId: z
    .string()
    .regex(/^[0-9a-zA-Z]{10}$/)
    .optional(),
  botAliasId: z
    .string()
    .regex(/^(TSTALIASID|[0-9a-zA-Z]{10})$/)
    .optional(),
  localeId: z.string().optional(),
  sessionId: z
    .string()
    .regex(/^[0-9a-zA-Z._:-]+$/)
    .min(2)
    .max(100),
  text: z.string().min(1).max(1024),
  sessionState: wireState.nullish(),
  requestAttributes: z.record(z.string(), z.string()).nullish(),
});

/** What RecognizeText is asked. */
export type TextRequest = z.output<typeof textRequest>;

/**
 * Reads a request.
 *
 * @throws LexError `ValidationException` that names the property
 */
export function parseRequest(input: unknown): TextRequest {
  const parsed = textRequest.safeParse(input);
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
    ...(state.intent && definition ? { intent: toIntentState(definition, state.intent) } : {}),
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
