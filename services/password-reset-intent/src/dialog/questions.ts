import type { Sentence } from '@opsline/lex-kit';
import type { CalendarDate } from '../calendar.ts';
import type { Details } from '../details.ts';
import { messages } from '../messages.ts';
import { parseMonth } from '../month.ts';
import { birthDateSaid } from './birth-date.ts';
import type { ResetTurn } from './bot.ts';
import { wasAsked } from './session-attributes.ts';

/** The details that are asked for, in this order (PR2). */
export type Question = 'UserID' | 'DOB' | 'MonthStarted';

/** The answers so far, as the slots keep them. */
type Answered = { readonly slots: Readonly<Partial<Record<Question, string>>> };

/** All details are known. */
export type Finished = Answered & { readonly details: Details };

/** A detail is missing; `missed` where an answer to it could not be used. */
export type Unfinished = Answered & {
  readonly ask: Question;
  readonly says: Sentence;
  readonly missed: boolean;
};

const asks = {
  UserID: messages.askUserId,
  DOB: messages.askBirthDate,
  MonthStarted: messages.askMonthStarted,
} as const;

const birthDateTrouble = {
  ambiguous: messages.birthDateAmbiguous,
  impossible: messages.birthDateImpossible,
  'not a date': messages.birthDateShape,
  'no year': messages.birthDateYear,
} as const;

/** What the answers so far come to. @param today in the time zone of the deployment */
export function progressOf(turn: ResetTurn, today: CalendarDate): Finished | Unfinished {
  const { UserID = '', DOB, MonthStarted = '' } = turn.slots;
  if (!/^[0-9]{6}$/.test(UserID)) return unanswered(turn, 'UserID', messages.userIdShape, {});
  // What a slot kept from an earlier turn was understood then; only a new answer is looked at as it was said.
  const said = { transcript: wasAsked(turn, 'DOB') ? turn.transcript : '', slot: DOB };
  const birthDate = birthDateSaid(said, today);
  if (birthDate.kind !== 'date') return unanswered(turn, 'DOB', birthDateTrouble[birthDate.kind], { UserID });
  const known = { UserID, DOB: birthDate.date };
  const monthStarted = parseMonth(MonthStarted);
  if (monthStarted === undefined) return unanswered(turn, 'MonthStarted', messages.monthStartedShape, known);
  return {
    slots: { ...known, MonthStarted },
    details: { userId: UserID, birthDate: birthDate.date, monthStarted },
  };
}

/** The plain question at first; after that, what was wrong with the answer. */
function unanswered(turn: ResetTurn, ask: Question, trouble: Sentence, slots: Answered['slots']): Unfinished {
  const missed = wasAsked(turn, ask);
  return { ask, says: missed ? trouble : asks[ask], missed, slots };
}
