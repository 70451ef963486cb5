import { type Authorize, accessKeyOf } from '@opsline/local-iam';
import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';
import { LexError, lexError } from '../lex-error.ts';
import type { LexRuntime } from '../runtime/lex-runtime.ts';
import { headerText, json, readBody, type WireReply, type WireRequest } from './http.ts';

/** A bot alias as the server offers it. */
export type ServedBot = { readonly botId: string; readonly botAliasId: string; readonly runtime: LexRuntime };

/** Header that says how the caller's words came in: `Speech`, `DTMF` or `Text`. RecognizeText itself knows only text. */
const inputModeHeader = 'x-opsline-input-mode';

const inputMode = z.enum(['DTMF', 'Speech', 'Text']).optional();

const sessionPath =
  /^\/bots\/([^/]+)\/botAliases\/([^/]+)\/botLocales\/([^/]+)\/sessions\/([^/]+)(?:\/([^/]+))?$/;

/** Who hears of what goes wrong, and who may do what. */
type Watch = {
  readonly onFault: (fault: unknown) => void;
  readonly authorize: Authorize;
};

/**
 * Answers one request of the Lex V2 runtime API (rest-json 1.1). An error becomes Lex's own status and type; a fault of
 * this program becomes InternalServerException. Faults, and errors with a cause (the function threw), are handed to
 * `onFault`.
 */
export async function answerRequest(
  bots: readonly ServedBot[],
  request: WireRequest,
  { onFault, authorize }: Watch,
): Promise<WireReply> {
  try {
    return await dispatch(bots, request, authorize);
  } catch (error) {
    if (!(error instanceof LexError) || error.cause !== undefined) onFault(error);
    if (!(error instanceof LexError)) {
      return json(500, { message: 'Internal error.' }, { 'x-amzn-errortype': 'InternalServerException' });
    }
    return json(error.status, { message: error.message }, { 'x-amzn-errortype': error.name });
  }
}

async function dispatch(
  bots: readonly ServedBot[],
  request: WireRequest,
  authorize: Authorize,
): Promise<WireReply> {
  const match = sessionPath.exec(request.path.replace(/\?.*$/, ''));
  if (!match) throw notFound(`${request.method} ${request.path} is not an operation of this server.`);
  const [botId = '', botAliasId = '', localeId = '', sessionId = '', action = ''] = match
    .slice(1)
    .map(decoded);
  const address = { botId, botAliasId, localeId, sessionId };
  const served = bots.find(
    (it) => it.botId === botId && it.botAliasId === botAliasId && it.runtime.localeId === localeId,
  );
  if (!served) {
    throw notFound(`There is no bot ${botId} with alias ${botAliasId} and locale ${localeId}.`);
  }
  const { runtime } = served;
  if (request.method !== 'POST' || action !== 'text') {
    throw notFound(`${request.method} …/${action} is not played here; RecognizeText is.`);
  }
  const access = { action: 'lex:RecognizeText', resource: arnOf('lex', `bot-alias/${botId}/${botAliasId}`) };
  const refused = authorize(accessKeyOf(request.headers.authorization), access);
  if (refused) throw lexError('AccessDeniedException', refused.message);
  return json(200, await runtime.recognizeText({ ...readBody(request), ...address }, mannerOf(request)));
}

function notFound(message: string): LexError {
  return lexError('ResourceNotFoundException', message);
}

function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch (error) {
    throw lexError('ValidationException', 'The path is not URI-encoded.', error);
  }
}

function mannerOf(request: WireRequest) {
  const mode = inputMode.safeParse(headerText(request.headers[inputModeHeader]));
  if (!mode.success)
    throw lexError('ValidationException', `${inputModeHeader}: expected DTMF, Speech or Text`);
  return mode.data ? { inputMode: mode.data } : {};
}
