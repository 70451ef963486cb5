import { z } from 'zod';
import { type LexError, lexError } from '../lex-error.ts';
import type { Session } from '../session.ts';
import { empty, firstProblem, strayKey } from './schema.ts';

const onlyAttributes = 'only sessionAttributes are played here';

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
  sessionState: z
    .object({
      sessionAttributes: z.record(z.string(), z.string()).nullish(),
      intent: empty(onlyAttributes),
      dialogAction: empty(onlyAttributes),
      activeContexts: empty(onlyAttributes),
      runtimeHints: empty(onlyAttributes),
      originatingRequestId: empty(onlyAttributes),
    })
    .nullish(),
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

/** The session with the attributes that a request sends; they replace what was kept. */
export function withRequestedState(session: Session, state: TextRequest['sessionState']): Session {
  return state?.sessionAttributes ? { ...session, attributes: state.sessionAttributes } : session;
}
