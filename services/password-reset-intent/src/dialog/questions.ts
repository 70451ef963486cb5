import { type Sentence, wasAsked } from '@opsline/lex-kit';
import { type CalendarDate, parseMonth } from '../calendar.ts';
import { messages } from '../messages.ts';
import type { Details } from '../record/on-record.ts';
import { isUserId } from '../record/user-id.ts';
import { birthDateSaid } from './birth-date.ts';
import type { ResetTurn, Slot } from './bot.ts';

/** The details that are asked for, in the order of the bot. */
type Question = Exclude<Slot, 'OneTimePin'>;

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

const asks: Readonly<Record<Question, Sentence>> = {
  UserID: messages.askUserId,
  DOB: messages.askBirthDate,
  MonthStarted: messages.askMonthStarted,
};

const birthDateTrouble = {
  ambiguous: messages.birthDateAmbiguous,
  impossible: messages.birthDateImpossible,
  'not a date': messages.birthDateShape,
  'no year': messages.birthDateYear,
} as const;

/** What the answers so far come to. @param today in the time zone of the deployment */
export function progressOf(turn: ResetTurn, today: CalendarDate): Finished | Unfinished {
  const { UserID = '', DOB, MonthStarted = '' } = turn.slots;
  if (!isUserId(UserID)) return unanswered(turn, 'UserID', messages.userIdShape, {});
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
