import { folded } from './phrases.ts';

/** Each place of an offer, as people say it. */
const places: readonly (readonly [RegExp, (names: readonly string[]) => readonly string[]])[] = [
  [/^(?:the )?(?:first|1st|former|1|one|number (?:one|1))(?: one)?$/, (names) => names.slice(0, 1)],
  [/^(?:the )?(?:second|2nd|2|two|number (?:two|2))(?: one)?$/, (names) => names.slice(1, 2)],
  [/^(?:the )?(?:third|3rd|3|three|number (?:three|3))(?: one)?$/, (names) => names.slice(2, 3)],
  [/^(?:the )?(?:last|latter)(?: one)?$/, (names) => names.slice(-1)],
  [
    /^(?:both|all|either|any|all three|all two|every one|everyone|each|all of)(?: of)?(?: (?:them|those|these))?$/,
    (names) => names,
  ],
];

/** Words that people say around a choice. */
const around =
  /^(?:(?:yes|yeah|yep|no|ok|the|that|it is|i mean|i meant|i want|i would like|give me|show me|make it|take|sure|sorry) )+|(?: (?:one|ones|please|group|groups|then|of them|thanks))+$/g;

/** Whether words choose among what was offered, whatever that was: "the first one", "both". */
export function isChoice(text: string): boolean {
  return placeIn(text) !== undefined;
}

function placeIn(text: string) {
  const said = folded(text).replace(around, '');
  return places.find(([words]) => words.test(said) || words.test(folded(text)))?.[1];
}

/**
 * What was chosen of an offer: by its place, or by the words that tell it apart from the others.
 *
 * @param text what was said, without a plain yes or no
 * @param names what was offered, one or more
 * @returns the chosen names; several where the words are of several; none where they are of none
 */
export function chosenOf(text: string, names: readonly string[]): readonly string[] {
  const place = placeIn(text);
  if (place) return place(names);
  const words = wordsOf(text).join(' ').replace(around, '').split(' ');
  return names.filter((name) => {
    const known = wordsOf(name);
    return words.every((word) => known.includes(word));
  });
}

/** What was said, or a name: "AmazonLinux-dev2" is amazon, linux, dev, 2. */
function wordsOf(name: string): readonly string[] {
  return folded(
    name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/g, ' '),
  ).split(' ');
}
