import { folded, type Question, questionIn, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { Slot } from './bot.ts';

/** What is open when somebody speaks. */
export type Asked = Slot | 'confirmation' | 'offered';

/** What people ask back here: what they ask of every bot, and what this one does. */
export type AskedBack = Question | 'how long valid' | 'what then' | 'what was wrong';

/** Patterns of folded words, anywhere in a sentence; of the kinds of every bot those that people put otherwise here. */
const own: readonly (readonly [AskedBack, RegExp])[] = [
  [
    'what was wrong',
    /\b(?:what|which|why|where)\b.*\b(?:incorrect|wrong|refused|rejected|false|mistake|not (?:it |that |my pin )?(?:right|correct|work|match|accepted))\b|^(?:was|is|were|so) (?:it|that|the|my)\b.*\b(?:wrong|incorrect)\b/,
  ],
  [
    'what then',
    /\bwhat (?:happens|(?:will|would|is going to) happen|comes|(?:do|will|would) you do|are you going to do|if i|is next)\b|\b(?:and )?(?:what )?then what\b|^(?:ok )?and then$/,
  ],
  [
    'how long valid',
    /\bhow (?:long|much time|many (?:seconds|minutes))\b.*\b(?:good|valid|works?|lasts?|live|usable|have|got|left|expires?|keep|wait before)\b|\bwhen\b.*\bexpires?\b|\b(?:does|will) (?:it|the pin|the code|that) expire\b|\b(?:is|are) (?:it|the pin|the code|that) (?:still )?(?:valid|good)\b/,
  ],
  [
    'how long',
    /\bhow (?:long|much (?:longer|time)|many (?:questions|minutes|seconds|steps))\b|\b(?:take|takes) (?:very |too )?long\b/,
  ],
  ['why', /\bwhat (?:do|would|did) (?:you|they) (?:\w+ ){1,7}for\b/],
  [
    'which ID',
    /\b(?:do|can|did) not (?:know|remember|have|find|recall|understand)\b.*\b(?:id|user ?name)\b|\b(?:what|where|which)\b.*\b(?:user ?(?:id|name)|my id)\b/,
  ],
];

/** What a question that was asked back is about; undefined where it is none of those that people ask here. */
export function askedBackIn(text: string): AskedBack | undefined {
  const said = folded(text);
  return own.find(([, pattern]) => pattern.test(said))?.[0] ?? questionIn(text);
}

/** What can be told of it: true for every user ID, and nothing of what is on record. */
export const explanations: Readonly<Partial<Record<AskedBack, Sentence>>> = {
  'where to': messages.aboutPin,
  'how long': messages.howLong,
  'how long valid': messages.howLong,
  why: messages.whyDetails,
  who: messages.whoIAm,
  'which ID': messages.whichUserId,
  'which PIN': messages.whichPin,
  safe: messages.whyDetails,
  'whose fault': messages.notYourFault,
  'what then': messages.whatThen,
};

/** … while this is asked. */
const whileAsked: Readonly<Partial<Record<Asked, typeof explanations>>> = {
  UserID: { why: messages.whyUserId },
  confirmation: { 'what then': messages.whatAfterYes },
  OneTimePin: {
    'how long': messages.aboutPin,
    'how long valid': messages.pinLife,
    why: messages.whyPin,
    'what then': messages.whatAfterPin,
  },
};

/** … once something was refused; the same whatever was not right. */
const onceRefused: typeof whileAsked = {
  UserID: { 'what was wrong': messages.cannotSayWhich },
  OneTimePin: { 'what was wrong': messages.cannotSayWhy },
};

/**
 * A true short answer to what was asked back.
 *
 * @param asked what is open
 * @param refused whether anything was refused in this conversation
 * @returns undefined where there is none
 */
export function explained(about: AskedBack, asked: Asked, refused: boolean): Sentence | undefined {
  const answers = { ...explanations, ...whileAsked[asked], ...(refused ? onceRefused[asked] : {}) };
  return answers[about];
}
