import type { Playing } from '../action-kind.ts';
import type { Prompt } from '../caller/caller.ts';
import { within } from '../clock.ts';
import type { LexPort, RecognizeOptions, RecognizeTextInput } from '../instance.ts';
import { type LexReply, parseLexReply } from './result.ts';

/** What a bot conversation is begun with. */
export type Beginning = {
  readonly lex: LexPort;
  readonly botId: string;
  readonly botAliasId: string;
  readonly prompt: Prompt | undefined;
  readonly sessionAttributes: Readonly<Record<string, string>>;
};

/** What the caller answered, as the bot is given it. */
export type Heard = {
  readonly text: string;
  readonly mode: RecognizeOptions['inputMode'];
};

/** Connect: on chat Lex must answer within 6 s. */
const chatLimitMs = 6000;

/** One RecognizeText. Connect sends the session attributes of its action with the first one only. */
export async function askLex(
  { lex, botId, botAliasId, sessionAttributes }: Beginning,
  { text, mode }: Heard,
  first: boolean,
  { state, instance }: Playing,
): Promise<LexReply | { readonly failure: string }> {
  const chat = state.channel === 'CHAT';
  const input: RecognizeTextInput = {
    botId,
    botAliasId,
    localeId: state.languageCode.replace('-', '_'),
    sessionId: state.contactId,
    text,
    ...(first ? { sessionState: { sessionAttributes: { ...sessionAttributes } } } : {}),
    requestAttributes: {
      'x-amz-lex:channels:platform': chat ? 'Connect Chat' : 'Connect',
      'x-amz-lex:accept-content-types': chat ? 'PlainText' : 'PlainText,SSML',
      ...(mode === 'DTMF' ? { 'x-amz-lex:dtmf-transcript': text } : {}),
    },
  };
  const recognise = () => settle(lex.recognizeText(input, { inputMode: mode }));
  const answer = chat ? await within(instance.clock, chatLimitMs, recognise) : await recognise();
  if (answer === 'too late') return { failure: `the bot did not answer within ${chatLimitMs} ms` };
  if ('error' in answer) return { failure: `the bot failed (${answer.error})` };
  return parseLexReply(answer.value);
}

/** Only the error's name is kept: its message may quote what the caller said. */
async function settle(
  work: Promise<unknown>,
): Promise<{ readonly value: unknown } | { readonly error: string }> {
  try {
    return { value: await work };
  } catch (error) {
    return { error: error instanceof Error ? error.name : 'unknown error' };
  }
}
