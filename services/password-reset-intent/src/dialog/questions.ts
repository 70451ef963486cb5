import { type Sentence, wasAsked } from '@opsline/lex-kit';
import { type CalendarDate, monthInWords, parseMonth } from '../calendar.ts';
import { messages } from '../messages.ts';
import type { Details } from '../record/on-record.ts';
import { isUserId } from '../record/user-id.ts';
import type { AnswersSaid } from './answers.ts';
import { parseBirthDate } from './birth-date.ts';
import type { AccountTurn, Question } from './bot.ts';
import { isVagueMonth } from './spoken-month.ts';

/** The answers so far, as the slots keep them. */
type Answered = { readonly slots: Readonly<Partial<Record<Question, string>>> };

/** All details are known. */
export type Finished = Answered & { readonly details: Details };

/** A detail is missing; `missed` where it was asked for just now. */
export type Unfinished = Answered & {
  readonly ask: Question;
  readonly says: Sentence;
  readonly missed: boolean;
};

/** The questions, in their order. */
export const asks: Readonly<Record<Question, Sentence>> = {
  UserID: messages.askUserId,
  DOB: messages.askBirthDate,
  MonthStarted: messages.askMonthStarted,
};

const birthDateTrouble = {
  ambiguous: messages.birthDateAmbiguous,
  impossible: messages.birthDateImpossible,
  'not a date': messages.birthDateShape,
  'no year': messages.birthDateYear,
  'part of a date': messages.birthDatePart,
} as const;

/**
 * What the answers so far come to.
 *
 * @param said what this turn answers; it goes before what the slots hold
 * @param today in the time zone of the deployment
 */
export function progressOf(turn: AccountTurn, said: AnswersSaid, today: CalendarDate): Finished | Unfinished {
  // What was asked for just now is in the slot as Lex took it: only what was read of it counts.
  const held = (slot: Question): string => (wasAsked(turn, slot) ? '' : (turn.slots[slot] ?? ''));
  const userId = said.UserID ?? held('UserID');
  const birthDate = said.DOB ?? parseBirthDate(held('DOB'), today);
  const monthStarted = said.MonthStarted ?? parseMonth(held('MonthStarted'));
  const known = {
    ...(isUserId(userId) ? { UserID: userId } : {}),
    ...(birthDate.kind === 'date' ? { DOB: birthDate.date } : {}),
    ...(monthStarted === undefined ? {} : { MonthStarted: monthInWords(monthStarted) }),
  };
  if (!isUserId(userId)) return unanswered(turn, said, known, 'UserID', messages.userIdShape);
  if (birthDate.kind !== 'date')
    return unanswered(turn, said, known, 'DOB', birthDateTrouble[birthDate.kind]);
  if (monthStarted === undefined) {
    const trouble = isVagueMonth(turn.transcript) ? messages.monthStartedVague : messages.monthStartedShape;
    return unanswered(turn, said, known, 'MonthStarted', trouble);
  }
  return { slots: known, details: { userId, birthDate: birthDate.date, monthStarted } };
}

/** The plain question at first, and where something else was answered; after that, what was wrong with the answer. */
function unanswered(
  turn: AccountTurn,
  said: AnswersSaid,
  slots: Answered['slots'],
  ask: Question,
  trouble: Sentence,
): Unfinished {
  const missed = wasAsked(turn, ask);
  const tried = ask === 'DOB' && said.DOB !== undefined && said.DOB.kind !== 'not a date';
  const other = said.UserID ?? said.MonthStarted ?? (said.DOB?.kind === 'date' ? said.DOB : undefined);
  return { ask, says: tried || (missed && other === undefined) ? trouble : asks[ask], missed, slots };
}

/** Whether something else was answered than what was asked for: the question comes again as it was. */
export function wasElse({ missed, says, ask: slot }: Unfinished): boolean {
  return missed && says === asks[slot];
}

/** Whether a turn has changed none of the details that were known before it. */
export function isSame({ slots }: Finished, before: Finished | Unfinished): boolean {
  return JSON.stringify(slots) === JSON.stringify(before.slots);
}
