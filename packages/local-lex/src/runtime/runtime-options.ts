import type { Assumptions } from '../assumptions.ts';
import type { BotDefinition } from '../definition/bot-definition.ts';
import type { Message } from '../definition/message-definition.ts';
import type { InputMode, TextMap } from '../session.ts';
import type { ReplyInterpretation, ReplyState, TextReply } from '../wire/reply.ts';
import type { PutSessionInput, RecognizeTextInput, SessionInput } from '../wire/request.ts';
import type { Hook, Timer } from './hook.ts';
import type { TurnTrace } from './trace.ts';

/**
 * What a runtime is made of. `now` gives epoch milliseconds; `timer` measures the hook's 30 seconds; `requestId` names
 * new sessions; `seed` decides between message variations; `aliasName` and `version` are what events say for an alias
 * other than the test alias.
 */
export type LexRuntimeOptions = {
  readonly bot: BotDefinition;
  readonly localeId: string;
  readonly hook: Hook;
  readonly now: () => number;
  readonly level?: 'lex' | 'strict';
  readonly deliver?: 'once' | 'twice';
  readonly onTurn?: (trace: TurnTrace) => void;
  readonly timer?: Timer;
  readonly requestId?: () => string;
  readonly seed?: string;
  readonly aliasName?: string;
  readonly version?: string;
  readonly assumptions?: Partial<Assumptions>;
};

/** How the caller's words came in, which RecognizeText itself cannot say. Default: text, plain text. */
export type InputManner = { readonly inputMode?: InputMode; readonly responseContentType?: string };

/** What PutSession answers. */
export type PutSessionReply = {
  readonly contentType: string;
  readonly messages: readonly Message[];
  readonly sessionState: ReplyState;
  readonly requestAttributes: TextMap;
  readonly sessionId: string;
};

/** What GetSession answers. */
export type GetSessionReply = {
  readonly sessionId: string;
  readonly messages: readonly Message[];
  readonly interpretations: readonly ReplyInterpretation[];
  readonly sessionState: ReplyState;
};

/** What DeleteSession answers. */
export type DeleteSessionReply = {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
};

/** The four operations of a Lex V2 bot in one locale; each rejects with `LexError` where Lex answers an error. */
export type LexRuntime = {
  readonly localeId: string;
  readonly recognizeText: (input: RecognizeTextInput, manner?: InputManner) => Promise<TextReply>;
  readonly putSession: (input: PutSessionInput) => Promise<PutSessionReply>;
  readonly getSession: (input: SessionInput) => Promise<GetSessionReply>;
  readonly deleteSession: (input: SessionInput) => Promise<DeleteSessionReply>;
};
