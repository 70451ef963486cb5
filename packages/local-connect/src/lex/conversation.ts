import type { Playing } from '../action-kind.ts';
import { lexSilenceText } from '../assumptions.ts';
import type { Prompt, Utterance } from '../caller/caller.ts';
import { readKeypad } from '../caller/keypad.ts';
import { passUntil } from '../clock.ts';
import type { LexResult } from '../contact.ts';
import { readSsml } from '../values/ssml.ts';
import { type Listening, listening } from './listening.ts';
import { askLex, type Beginning, type Heard } from './request.ts';
import { type LexReply, lexResult } from './result.ts';

/** How a bot conversation ends. */
type Ending =
  | { readonly is: 'closed'; readonly result: LexResult }
  | { readonly is: 'failed'; readonly reason: string }
  | { readonly is: 'silent' }
  | { readonly is: 'hung up' };

/** Carries the conversation between caller and bot until the bot closes it. */
export async function converse(beginning: Beginning, playing: Playing): Promise<Ending> {
  const { state, instance, caller } = playing;
  let prompts: readonly Prompt[] = beginning.prompt === undefined ? [] : [beginning.prompt];
  let reply: LexReply | undefined;
  for (let count = 0; count < instance.assumptions.maximumLexTurns; count += 1) {
    const heard = await listen(beginning, prompts, reply, playing);
    if ('is' in heard) return heard;
    const answer = await askLex(beginning, heard, reply === undefined, playing);
    if ('failure' in answer) return { is: 'failed', reason: answer.failure };
    reply = answer;
    prompts = spoken(reply, playing);
    if (reply.sessionState.dialogAction.type !== 'Close') continue;
    for (const prompt of prompts) {
      if ((await caller.hear(prompt)) === 'hang up') return { is: 'hung up' };
    }
    const result = lexResult(reply);
    return result === undefined ? { is: 'failed', reason: 'no intent came back' } : { is: 'closed', result };
  }
  throw new Error(`Contact ${state.contactId}: the bot conversation of "${playing.identifier}" does not end`);
}

/** The caller's next answer; keys end as the rules say and the time they took passes. */
async function listen(
  { sessionAttributes }: Beginning,
  prompts: readonly Prompt[],
  reply: LexReply | undefined,
  playing: Playing,
): Promise<Heard | Ending> {
  const chat = playing.state.channel === 'CHAT';
  const { intent, dialogAction } = reply?.sessionState ?? {};
  const attributes = { ...sessionAttributes, ...reply?.sessionState.sessionAttributes };
  const how = listening(attributes, intent?.name, dialogAction?.slotToElicit ?? undefined);
  const limit = chat ? undefined : how.startMs;
  const began = playing.instance.clock.now();
  const utterance = await playing.caller.speak({
    prompts,
    keypad: how.keypad,
    ...(limit === undefined ? {} : { startMs: limit }),
  });
  const { heard, ms } = understand(utterance, how, limit, chat);
  await passUntil(playing.instance.clock, began + ms);
  if (heard === 'hang up') return { is: 'hung up' };
  if (heard !== 'silence') return heard;
  return chat ? { is: 'silent' } : { text: lexSilenceText, mode: 'Speech' };
}

function understand(
  utterance: Utterance,
  how: Listening,
  limit: number | undefined,
  chat: boolean,
): { readonly heard: Heard | 'silence' | 'hang up'; readonly ms: number } {
  if (utterance === 'hang up') return { heard: utterance, ms: 0 };
  if (utterance === 'silence') return { heard: utterance, ms: limit ?? 0 };
  if ('keys' in utterance) {
    const { typed, endMs } = readKeypad(utterance.keys, how.keypad);
    return { heard: typed === '' ? 'silence' : { text: typed, mode: 'DTMF' }, ms: endMs };
  }
  const { words, afterMs = 0 } = utterance;
  if (words.trim() === '' || (limit !== undefined && afterMs >= limit))
    return { heard: 'silence', ms: limit ?? 0 };
  return { heard: { text: words, mode: chat ? 'Text' : 'Speech' }, ms: afterMs };
}

function spoken(reply: LexReply, { state }: Playing): readonly Prompt[] {
  const voice = state.channel === 'VOICE' ? { voice: state.voice } : {};
  return (reply.messages ?? []).flatMap(({ content, contentType }): readonly Prompt[] => {
    if (typeof content !== 'string' || content.trim() === '') return [];
    if (contentType !== 'SSML') return [{ text: content, ...voice }];
    return [{ text: readSsml(content) ?? content, ssml: content, ...voice }];
  });
}
