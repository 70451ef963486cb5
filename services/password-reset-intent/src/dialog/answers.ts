import { digitsSaid, wasAsked } from '@opsline/lex-kit';
import { type CalendarDate, parseMonth } from '../calendar.ts';
import { isUserId } from '../record/user-id.ts';
import { type BirthDateSaid, birthDateIn, birthDateSaid } from './birth-date.ts';
import type { AccountTurn } from './bot.ts';
import { afterRepair, correctedIn, partsNamed } from './parts.ts';
import { attribute } from './session-attributes.ts';
import { withoutDate } from './spoken-date.ts';
import { monthsNamed, spokenMonth } from './spoken-month.ts';

/** What a turn says of the details: the one that was asked for, and whatever else stands in it. */
export type AnswersSaid = {
  readonly UserID?: string | undefined;
  readonly DOB?: BirthDateSaid | undefined;
  readonly MonthStarted?: number | undefined;
};

/**
 * Reads a turn. A detail that was not asked for is taken where it is named, or where nothing else can be meant: at the
 * beginning, beside the user ID, and when the details were read back.
 *
 * @param today in the time zone of the deployment
 */
export function answersIn(turn: AccountTurn, today: CalendarDate): AnswersSaid {
  const birthDate = birthDateOf(turn, today);
  return { UserID: userIdOf(turn), DOB: birthDate, MonthStarted: monthOf(turn, birthDate) };
}

/** Whether any answer may stand in a turn, named or not. */
function isOpen(turn: AccountTurn): boolean {
  return !wasAsked(turn, 'DOB') && !wasAsked(turn, 'MonthStarted') && !wasAsked(turn, 'OneTimePin');
}

function userIdOf(turn: AccountTurn): string | undefined {
  const { transcript, slots } = turn;
  if (!isOpen(turn) && !partsNamed(transcript).includes('UserID')) return undefined;
  const isNew = wasAsked(turn, 'UserID') || turn.attributes[attribute.asked] === undefined;
  const slot = isNew && slots.UserID !== undefined && isUserId(slots.UserID) ? slots.UserID : undefined;
  return sixDigitsIn(correctedIn(transcript) ?? '') ?? slot ?? sixDigitsIn(transcript);
}

function sixDigitsIn(text: string): string | undefined {
  return digitsSaid(text, 6) ?? digitsSaid(withoutDate(text), 6);
}

const start = /\b(?:start|started|began|joined|hired|since)\b/i;

function birthDateOf(turn: AccountTurn, today: CalendarDate): BirthDateSaid | undefined {
  const { transcript, slots } = turn;
  const [beforeStart = ''] = transcript.split(start);
  const said =
    birthDateIn(afterRepair(beforeStart), today) ??
    birthDateIn(beforeStart, today) ??
    birthDateIn(transcript, today);
  if (wasAsked(turn, 'DOB')) return said ?? birthDateSaid({ transcript, slot: slots.DOB }, today);
  if (partsNamed(transcript).includes('DOB')) return said;
  return isOpen(turn) && said?.kind === 'date' ? said : undefined;
}

function monthOf(turn: AccountTurn, birthDate: BirthDateSaid | undefined): number | undefined {
  const { transcript, slots } = turn;
  if (wasAsked(turn, 'MonthStarted') && birthDate === undefined) {
    const said = spokenMonth(afterRepair(transcript)) ?? spokenMonth(transcript);
    return monthsNamed(transcript).length > 1 ? said : (said ?? parseMonth(slots.MonthStarted ?? ''));
  }
  const born = birthDate?.kind === 'date' ? Number(birthDate.date.slice(5, 7)) : undefined;
  const named = monthsNamed(afterRepair(transcript));
  const place = born === undefined ? -1 : named.indexOf(born);
  const others = named.filter((_, at) => at !== place);
  if (wasAsked(turn, 'confirmation')) {
    const before = parseMonth(slots.MonthStarted ?? '');
    return only(others.length > 1 ? others.filter((month) => month !== before) : others);
  }
  const meant = born !== undefined || partsNamed(transcript).includes('MonthStarted');
  return meant ? only(others) : undefined;
}

function only(months: readonly number[]): number | undefined {
  return new Set(months).size === 1 ? months[0] : undefined;
}
