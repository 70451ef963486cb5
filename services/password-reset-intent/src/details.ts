import type { CalendarDate } from './calendar.ts';

/** What a caller says to be known by, all of it understood; the month is 1 to 12. */
export type Details = {
  /** The sAMAccountName, six digits. */
  readonly userId: string;
  readonly birthDate: CalendarDate;
  readonly monthStarted: number;
};
