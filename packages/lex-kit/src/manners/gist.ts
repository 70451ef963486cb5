import { folded } from './phrases.ts';
import { farewell, moment } from './sayings.ts';

/** What a sentence comes to as a whole, though not all of its words are known. */
type Gist = 'ending' | 'waiting';

const filler = '(?:(?:ah|oh|ok|okay|well|um|so|yes|no|nope|sorry|actually|then|now|just|please|and) )*';
const takenBack =
  '(?:never ?mind|forget (?:it|about it|that)|leave it|no need|do not bother|i give up|i (?:have )?changed my mind)';

/** The gists, the stronger first: of a folded sentence, how it ends or how it begins. What somebody quotes is not said. */
const gists: readonly (readonly [Gist, RegExp])[] = [
  [
    'ending',
    new RegExp(
      `(?<!\\b(?:say|says|said|saying|type|typed|typing|not|or|called|group|word)) (?:${farewell})(?: (?:now|then|all|you|everyone))*$`,
    ),
  ],
  [
    'ending',
    new RegExp(
      `^${filler}${takenBack}(?: (?:because|since|as|then|now))* (?:i|it|we|ill|somebody|someone)\\b`,
    ),
  ],
  ['waiting', new RegExp(`^${filler}(?:${moment})\\b| (?:${moment})$`)],
];

/**
 * What a sentence comes to by its end or its beginning: "never mind, I remember it now. Bye" ends, "hang on, my phone is
 * upstairs" asks for time. It is a guess: an answer or a name in the sentence goes before it.
 */
export function gistIn(text: string): Gist | undefined {
  const said = folded(text);
  return gists.find(([, pattern]) => pattern.test(said))?.[0];
}

/** Whether a sentence ends in a farewell, whatever was said before it. */
export function isParting(text: string): boolean {
  return gists[0]?.[1].test(folded(text)) ?? false;
}
