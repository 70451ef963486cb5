import { type Calendar, join, type Sentence, say } from '@opsline/lex-kit';
import { type Extent, isWhole } from '../extent.ts';

/** How an answer is told, and from which item of its lists on: not from the first where the person said "more". */
export type Telling = Calendar & { readonly channel: 'voice' | 'chat'; readonly from?: number };

/** So many jobs of a kind are told at once. */
export const mostJobs = { voice: 2, chat: 5 } as const;

/** An answer, or a part of it: `more` is where "more" goes on, where there is more. */
export type Told = { readonly says: readonly Sentence[]; readonly more?: number };

/**
 * Where "more" goes on. What was read in part is told anew from its beginning: its order may be another when it is whole,
 * and what stands behind a place in it then may not be the rest.
 */
export function goesOn(extent: Extent, at: number): number {
  return isWhole(extent) ? at : 0;
}

/** What is said where nothing more is known to be told; whether that was all is another matter. */
export const nothingMore = say`I have no more to tell of that.`;

/** The limit of Lex for one message (Lex V2 runtime model). */
const longestMessage = 1024;

/** So many messages of Lex's ten (Lex V2 quotas) an answer takes: others may go before and after it. */
const mostMessages = 7;

/** Sentences in as few messages as hold them. */
export function packed(sentences: readonly Sentence[]): Sentence[] {
  const packs: Sentence[] = [];
  for (const sentence of sentences) {
    const both = join([...packs.slice(-1), sentence], ' ');
    if (packs.length > 0 && lengthOf(both) <= longestMessage) packs.splice(-1, 1, both);
    else packs.push(sentence);
  }
  return capped(packs);
}

/** No more messages than an answer may take; what is left out is said to be. */
export function capped(messages: readonly Sentence[]): Sentence[] {
  if (messages.length <= mostMessages) return [...messages];
  return [
    ...messages.slice(0, mostMessages - 1),
    say`The rest is too long to tell: please look in Systems Manager.`,
  ];
}

/** As many of them as fit one message beside a few words, at most so many. */
export function fitting(items: readonly Sentence[], most: number): readonly Sentence[] {
  const some = items.slice(0, most);
  const room = longestMessage - 100;
  const length = (count: number): number =>
    some.slice(0, count).reduce((sum, one) => sum + lengthOf(one) + 6, 0);
  return some.filter((_, index) => index === 0 || length(index + 1) <= room);
}

function lengthOf({ text, ssml }: Sentence): number {
  return Math.max(text.length, ssml.length + '<speak></speak>'.length);
}
