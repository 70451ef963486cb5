import { folded, isGoodbye, phrases } from '@opsline/lex-kit';
import type { Turn } from './bot.ts';

/** What is said beside the questions, and answered without losing one. */
export type Aside = 'start over' | 'help' | 'question' | 'greeting' | 'thanks' | 'beginning' | 'repeat';

/** What ends the conversation, or takes it to a person. */
type Leaving = 'ending' | 'person' | 'without phone' | 'cannot say';

/** What a turn is. */
export type Kind = Aside | Leaving | 'answer';

/** What stays in the conversation. */
export type Staying = Exclude<Kind, Leaving>;

const isStartOver = phrases(
  'start over, start again, restart, begin again, go back, back, from the beginning',
);
const isHelp = phrases('help, help me, what can i say, options, menu');
const isRepeat = phrases('what, pardon, sorry, repeat, repeat that, say again, say that again, come again');
const isPerson = phrases('operator, agent, human, helpdesk, a person, person, somebody, 0');
const isGreeting = phrases('hi, hello, hello there, good morning, hey');
const isThanks = phrases('thanks, thank you, ok, okay, cool, great');

const withoutPhone =
  /\b(?:lost|stolen|broke|broken|without|other|another|different|new|no|changed)\b.*\b(?:phone|mobile|number|sim)\b/;
const cannotSay =
  /\b(?:do not|dont|cannot|cant|can not) (?:know|remember|recall)\b|\bno idea\b|\bforgot(?:ten)? my (?:user )?id\b/;
const beginning = /\bpassword\b|\b(?:cannot|can not|cant) (?:log|sign|get)\b|\block(?:ed)?\b|\bunlock\b/;

/** What was said beside an answer; what Lex took for another intent is what that intent is. */
export function kindOf(turn: Turn): Kind {
  const { transcript } = turn;
  const said = folded(transcript);
  if (turn.heardAs === 'goodbyeIntent' || isGoodbye(transcript)) return 'ending';
  if (isPerson(transcript)) return 'person';
  if (withoutPhone.test(said)) return 'without phone';
  if (isStartOver(transcript)) return 'start over';
  if (turn.heardAs === 'helpIntent' || turn.heardAs === 'capabilitiesIntent' || isHelp(transcript))
    return 'help';
  if (isRepeat(transcript)) return 'repeat';
  if (isGreeting(transcript)) return 'greeting';
  if (isThanks(transcript)) return 'thanks';
  if (beginning.test(said)) return 'beginning';
  if (cannotSay.test(said)) return 'cannot say';
  return /^(?:why|how|which|where|who|when)\b/.test(said) ? 'question' : 'answer';
}
