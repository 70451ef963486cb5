import { toTypeIn } from '@opsline/local-kit/text-in-words';

/** A text message that was sent. */
export type Text = { readonly to: string; readonly body: string };

/** What differs from run to run, and the words in italics that stand for it; the longest first. */
const differs: readonly (readonly [RegExp, string])[] = [
  [/(?:today|yesterday), \d\d:\d\d to (?:today, |yesterday, )?\d\d:\d\d/g, '_from a time to another_'],
  [/\d\d:\d\d UTC(?: today| yesterday)?/g, '_a time_'],
  [/(?:yesterday, )?\b\d\d:\d\d\b/g, '_a time of the day_'],
];

/** An answer, with words in italics for the times in it. */
export function anyTime(answer: string): string {
  return differs.reduce((text, [form, words]) => text.replaceAll(form, words), answer);
}

/** What came by text message to be typed, and the words that stand for it. */
export type Known = { readonly text: string; readonly words: string };

/** What came to be typed, each with its name in italics. */
export function typedFrom(texts: readonly Text[]): readonly Known[] {
  return texts.flatMap((one) => {
    const typed = toTypeIn(one);
    return typed === undefined ? [] : [{ text: typed.text, words: `_the ${typed.what}_` }];
  });
}

/** What somebody said, as a scene has it: words for what came by text message, and no underscore that is not meant so. */
export function inWords(said: string, known: readonly Known[]): string {
  const written = said.replaceAll(/[\\_]/g, '\\$&');
  return known.reduce((text, one) => text.replaceAll(formsOf(one.text), one.words), written);
}

/** A one-time PIN as people type it: with signs between its digits, and the pound key behind. */
function formsOf(typed: string): RegExp {
  const signs = [...typed].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${signs.join('[ .,-]*')}#?`, 'g');
}
