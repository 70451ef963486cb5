import { isFiller, wordsOf } from './words.ts';

/** Phrases between commas. */
const phrases = {
  Yes: `
    yes, yeah, yep, yup, ok, okay, sure, yes it is, yes i do, thats right, that is right,
    right, correct, thats correct, that is correct, absolutely, of course, definitely,
    certainly, affirmative, go ahead, fine, yes go ahead, sounds good, yes sure,
    yes thats right, yes that is correct, y`,
  No: `
    no, nope, nah, not, no thanks, no thank you, not really, thats wrong, that is wrong, wrong,
    incorrect, thats not right, that is not right, negative, no its not, no it is not, never,
    dont, do not, no thats wrong, no that is wrong, not correct, n`,
} as const;

type Answer = keyof typeof phrases;

const answers: ReadonlyMap<string, Answer> = new Map(
  (['Yes', 'No'] as const).flatMap((answer) =>
    phrases[answer].split(',').map((phrase) => [phrase.trim(), answer] as const),
  ),
);

/** What somebody answered to a yes-or-no question; undefined when it is neither, as far as the phrases tell. */
export function answerIn(text: string): Answer | undefined {
  const words = wordsOf(text);
  const whole = words.map((word) => word.plain).join(' ');
  const bare = words
    .filter((word) => !isFiller(word))
    .map((word) => word.plain)
    .join(' ');
  return answers.get(whole) ?? answers.get(bare);
}
