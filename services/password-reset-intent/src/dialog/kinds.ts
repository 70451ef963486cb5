import {
  type Deed,
  gistIn,
  heardIn,
  isAgain,
  type Kind as Manner,
  manners,
  stateOf,
  wasAsked,
} from '@opsline/lex-kit';
import { type AskedBack, askedBackIn } from './asked-back.ts';
import { type AccountIntent, type AccountTurn, bot, type Turn } from './bot.ts';
import { isAbout, wantsPin, wishIn } from './phrases.ts';
import { attribute } from './session-attributes.ts';

/** What a turn asks for: what the manners of every bot say, or something of this one. */
export type Wanted = Deed | 'begin' | 'do without the phone' | 'welcome';

/** What is wanted, whether the words say so for sure, and what a question is about. */
export type Kind = { readonly wanted: Wanted; readonly sure: boolean; readonly about: AskedBack | undefined };

/** All that is asked here proves who somebody is. */
const proofs = [...bot.intents.ResetPW, 'confirmation', 'offered'];

/** What was said to the read-back or an offer, by Lex or by the words; what is offered or not may be named. */
export function confirmationOf({ confirmation, ...turn }: AccountTurn): AccountTurn['confirmation'] {
  if (confirmation !== 'None') return confirmation;
  const { kind } = heardIn(turn, 'proof asked');
  if (kind === 'yes') return 'Confirmed';
  if (kind === 'no') return 'Denied';
  return wasAsked(turn, 'offered') ? choiceIn(turn) : 'None';
}

/** What is chosen in other words than yes and no; what is offered is what the other intent is for. */
function choiceIn({
  transcript,
  intent,
}: Pick<AccountTurn, 'transcript' | 'intent'>): AccountTurn['confirmation'] {
  if (isAbout(transcript, 'no')) return 'Denied';
  const wish = wishNamed(transcript);
  if (wish === undefined) return 'None';
  return wish === intent ? 'Denied' : 'Confirmed';
}

/** A password that is forgotten is one to reset, and one that is known is one to keep. */
function wishNamed(text: string): AccountIntent | undefined {
  if (isAbout(text, 'forgotten')) return 'ResetPW';
  return isAbout(text, 'known') ? 'UnlockAccount' : wishIn(text);
}

/** What was said in a turn, beside an answer. The intent is the one that Lex heard the words as. */
export function kindOf(turn: Turn): Kind {
  const about = askedBackIn(turn.transcript);
  return { ...wantedIn(turn, about), about };
}

function wantedIn(turn: Turn, about: AskedBack | undefined): Pick<Kind, 'wanted' | 'sure'> {
  const { transcript } = turn;
  if (isAbout(transcript, 'withoutPhone') && !/\d/.test(transcript))
    return { wanted: 'do without the phone', sure: true };
  const state = stateOf(turn.attributes[attribute.asked], proofs);
  const { kind, by } = heardIn({ ...turn, intent: turn.heardAs }, state);
  if (isAnswer(turn, kind, by)) return { wanted: 'use', sure: true };
  if (kind === 'thanks') return { wanted: 'welcome', sure: by === 'words' };
  if (kind !== 'something else' && by === 'words') return { wanted: manners[kind][state], sure: true };
  if (isAbout(transcript, 'person')) return { wanted: 'person', sure: true };
  return {
    wanted:
      gistIn(transcript) === undefined
        ? (loosely(transcript, about) ?? manners[kind][state])
        : manners[kind][state],
    sure: false,
  };
}

function choosesIn({ transcript }: Turn, kind: Manner): boolean {
  return kind === 'yes' || kind === 'no' || isAbout(transcript, 'no') || wishNamed(transcript) !== undefined;
}

/** What is asked again, a yes and a no are answers where they are asked for. */
function isAnswer(turn: Turn, kind: Manner, by: 'words' | 'Lex'): boolean {
  const { transcript } = turn;
  return (
    (wasAsked(turn, 'OneTimePin') && (isAgain(transcript) || (by === 'Lex' && wantsPin(transcript)))) ||
    (wasAsked(turn, 'confirmation') && (kind === 'yes' || kind === 'no')) ||
    (wasAsked(turn, 'offered') && choosesIn(turn, kind))
  );
}

/** What some of the words are about; a question that can be answered goes first. */
function loosely(text: string, about: AskedBack | undefined): Wanted | undefined {
  if (about !== undefined && about !== 'why') return 'explain';
  if (isAbout(text, 'trouble')) return 'begin';
  if (isAbout(text, 'question')) return 'explain';
  return isAbout(text, 'help') ? 'help' : undefined;
}
