import { gistIn } from './gist.ts';
import { isChoice } from './offer.ts';
import { sayingIn } from './said.ts';
import type { Saying } from './sayings.ts';

/** What somebody said, as far as manners go. */
export type Kind = Saying | 'choice' | 'silence' | 'something else';

/** Where a conversation stands. */
export const states = [
  'nothing asked',
  'proof asked',
  'subject asked',
  'anything else asked',
  'offer made',
  'ended',
] as const;
export type State = (typeof states)[number];

/**
 * What the session attribute `asked` says besides the slots of an intent. The client can write it, so it only chooses words
 * and the next question.
 */
export const asks = { anythingElse: 'anything else', offer: 'offer', ended: 'ended' } as const;

/**
 * Where a conversation stands.
 *
 * @param asked what was asked for last: the session attribute
 * @param proofs the slots of which the answer proves who somebody is
 */
export function stateOf(asked: string | undefined, proofs: readonly string[]): State {
  switch (asked) {
    case undefined:
      return 'nothing asked';
    case asks.anythingElse:
      return 'anything else asked';
    case asks.offer:
      return 'offer made';
    case asks.ended:
      return 'ended';
    default:
      return proofs.includes(asked) ? 'proof asked' : 'subject asked';
  }
}

/** What happens then, each in words that README pages draw. */
export const deeds = {
  greet: 'a greeting, and the question again',
  thank: 'a kind word, and the question again',
  end: 'the end; nobody stays authenticated',
  'say again': 'the last answer again, or the question',
  help: 'help for the state, and the way out',
  person: 'by phone a person, at once; in a chat who to turn to',
  'begin anew': 'the dialog from its beginning, said as such',
  explain: 'a short answer that reveals nothing, and the question again',
  wait: 'that there is time, and the question again',
  take: 'what was offered is taken',
  drop: 'it is asked again',
  'not heard': 'that, and the question again; the third time the end',
  use: 'it is the answer; if it is none, that counts, and the third is the end, by phone a person',
} as const;
export type Deed = keyof typeof deeds;

function always(deed: Deed): Readonly<Record<State, Deed>> {
  return {
    'nothing asked': deed,
    'proof asked': deed,
    'subject asked': deed,
    'anything else asked': deed,
    'offer made': deed,
    ended: deed,
  };
}

/** The manners of every bot: what was said × where the conversation stands → what happens. */
export const manners: Readonly<Record<Kind, Readonly<Record<State, Deed>>>> = {
  greeting: always('greet'),
  thanks: always('thank'),
  yes: { ...always('thank'), 'offer made': 'take' },
  no: { ...always('help'), 'anything else asked': 'end', 'offer made': 'drop', ended: 'end' },
  choice: { ...always('use'), 'offer made': 'take' },
  ending: always('end'),
  repeat: always('say again'),
  help: always('help'),
  person: always('person'),
  'start over': always('begin anew'),
  question: always('explain'),
  waiting: always('wait'),
  silence: always('not heard'),
  'something else': always('use'),
};

/** The intents of manners/*.yml, which every bot has; Lex hears more in their utterances than is known here. */
export const mannersIntents = {
  greetingIntent: [],
  thanksIntent: [],
  goodbyeIntent: [],
  cancelIntent: [],
  stopIntent: [],
  repeatIntent: [],
  sayAgainIntent: [],
  helpIntent: [],
  capabilitiesIntent: [],
  personIntent: [],
  startOverIntent: [],
  beginAnewIntent: [],
  questionIntent: [],
  FallbackIntent: [],
} as const;

const kindOfIntent: Readonly<Record<string, Kind>> = {
  greetingIntent: 'greeting',
  thanksIntent: 'thanks',
  goodbyeIntent: 'ending',
  cancelIntent: 'ending',
  stopIntent: 'ending',
  repeatIntent: 'repeat',
  sayAgainIntent: 'repeat',
  helpIntent: 'help',
  capabilitiesIntent: 'help',
  personIntent: 'person',
  startOverIntent: 'start over',
  beginAnewIntent: 'start over',
  questionIntent: 'question',
} satisfies Readonly<Record<Exclude<keyof typeof mannersIntents, 'FallbackIntent'>, Kind>>;

/** What was said, and who says so: all of the words, or a guess, of Lex or by some of them, which may be of a name. */
type Heard = { readonly kind: Kind; readonly by: 'words' | 'Lex' };

type Words = { readonly intent: string; readonly transcript: string; readonly channel: 'voice' | 'chat' };

/**
 * What was said in a turn. The words decide, also where Lex hands them over in a slot; where they are not known here, the
 * intent does. What ends a conversation, or begins it anew, loses what was given: while a proof is asked for, Lex alone
 * cannot say so.
 */
export function heardIn({ intent, transcript, channel }: Words, state: State): Heard {
  if (transcript.trim() === '' && channel === 'voice') return { kind: 'silence', by: 'words' };
  const said = sayingIn(transcript) ?? (isChoice(transcript) ? 'choice' : undefined);
  if (said !== undefined) return { kind: said, by: 'words' };
  const gist = gistIn(transcript);
  if (gist !== undefined) return { kind: gist, by: 'Lex' };
  const kind = kindOfIntent[intent] ?? 'something else';
  const loses = kind === 'ending' || kind === 'start over';
  return loses && state === 'proof asked' ? { kind: 'something else', by: 'words' } : { kind, by: 'Lex' };
}
