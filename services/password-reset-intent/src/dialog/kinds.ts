import {
  type Deed,
  folded,
  heardIn,
  isAgain,
  manners,
  type Question,
  questionIn,
  stateOf,
  wasAsked,
} from '@opsline/lex-kit';
import { bot, type ResetTurn, type Turn } from './bot.ts';
import { attribute } from './session-attributes.ts';

/** What a turn asks for: what the manners of every bot say, or something of this one. */
export type Wanted = Deed | 'begin' | 'do without the phone';

/** What is wanted, whether the words say so for sure, and what a question is about. */
export type Kind = { readonly wanted: Wanted; readonly sure: boolean; readonly about: Question | undefined };

/** Without the phone on record nothing can be done here. */
const withoutPhone =
  /\b(?:lost|stolen|broke|broken|without|do not have|no longer have|left)\b.*\b(?:phone|mobile|cell|sim)\b|\b(?:phone|mobile|cell|sim)\b.*\b(?:lost|stolen|broken|dead|gone)\b|\b(?:another|different|other|new)\b.*\b(?:phone|mobile|cell|sim|number)\b/;

/** What the intent is about: its own words. */
const beginning = /\bpassword\b|\bcan not (?:log|sign|get)\b|\block(?:ed)?\b|\bunlock\b/;

/** All that is asked here proves who somebody is. */
const proofs = [...bot.intents.ResetPW, 'confirmation'];

const question = /^(?:why|how|which|where|who|when|what)\b/;

const noPin =
  /\b(?:not|never|no|nothing)\b.*\b(?:get|got|gotten|receive|received|arrive|arrived|come|came|here|text|message|sms)\b|\b(?:send|resend|new|another)\b.*\b(?:pin|code|text|message|sms|it|one)\b|\b(?:expired|too late)\b/;

/** Whether somebody wants another one-time PIN, or has none. */
export function wantsPin(text: string): boolean {
  return isAgain(text) || noPin.test(folded(text));
}

/** What was said to the read-back, by Lex or by the words. */
export function confirmationOf({ confirmation, ...turn }: ResetTurn): ResetTurn['confirmation'] {
  if (confirmation !== 'None') return confirmation;
  const { kind } = heardIn(turn, 'proof asked');
  if (kind === 'yes') return 'Confirmed';
  return kind === 'no' ? 'Denied' : 'None';
}

/** What was said in a turn, beside an answer. The intent is the one that Lex heard the words as. */
export function kindOf(turn: Turn): Kind {
  const { transcript, heardAs } = turn;
  const said = folded(transcript);
  const about = questionIn(transcript);
  if (withoutPhone.test(said) && !/\d/.test(said))
    return { wanted: 'do without the phone', sure: true, about };
  const state = stateOf(turn.attributes[attribute.asked], proofs);
  const { kind, by } = heardIn({ ...turn, intent: heardAs }, state);
  // What is asked again, a yes and a no are answers where they are asked for; silence is a value that is missing.
  const answers =
    (wasAsked(turn, 'OneTimePin') && (isAgain(transcript) || (by === 'Lex' && wantsPin(transcript)))) ||
    (wasAsked(turn, 'confirmation') && (kind === 'yes' || kind === 'no')) ||
    (kind === 'silence' && state === 'proof asked');
  if (answers) return { wanted: 'use', sure: true, about };
  if (kind !== 'something else' && by === 'words') return { wanted: manners[kind][state], sure: true, about };
  if (question.test(said)) return { wanted: 'explain', sure: false, about };
  if (beginning.test(said)) return { wanted: 'begin', sure: false, about };
  return { wanted: manners[kind][state], sure: false, about };
}
