/** One word of an utterance: as said, and as compared. */
export type Word = { readonly said: string; readonly plain: string };

/** Lower case, without accents' compatibility forms, punctuation and apostrophes. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a text; what is only punctuation is not a word. */
export function wordsOf(text: string): readonly Word[] {
  return text
    .split(/\s+/)
    .map((said) => ({ said, plain: plain(said) }))
    .filter((word) => word.plain !== '');
}

/** The words as they were said, without the punctuation at either end. */
export function saidText(words: readonly Word[]): string {
  return words
    .map((word) => word.said)
    .join(' ')
    .replaceAll(/^[\s.,;:!?"'’]+|[\s.,;:!?"'’]+$/g, '');
}

const fillers = new Set(['please', 'hi', 'hello', 'hey', 'thanks', 'just', 'um', 'uh', 'er', 'okay', 'well']);

/** Whether a word is one of courtesy or hesitation, which means nothing wherever it stands. */
export function isFiller(word: Word): boolean {
  return fillers.has(word.plain);
}

/** The words without fillers at either end. */
export function withoutFillers(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex((word) => !isFiller(word));
  const last = words.findLastIndex((word) => !isFiller(word));
  return first < 0 ? words : words.slice(first, last + 1);
}

const articles = new Set(['a', 'an', 'the', 'my']);

/** Whether an utterance means the same without this word. */
export function isLoose(word: Word): boolean {
  return isFiller(word) || articles.has(word.plain);
}

const small = new Set(
  'a an and are as at be but by can could did do does for from get give had has have how i id if im in is it its like me my need now of on or our so that the them then there this to us want was we what when where which who will with would you your'.split(
    ' ',
  ),
);

/** Whether a word is one of grammar or courtesy: that two texts share it says nothing about their meaning. */
export function isSmall(word: string): boolean {
  return small.has(word) || fillers.has(word);
}

/** "patching", "patches", "patched" → "patch". */
export function stem(word: string): string {
  return small.has(word) || word.length < 5
    ? word
    : word.replace(/(?:ing|ed|(?<=ch|sh|x|ss)es|(?<!s)s)$/, '');
}
