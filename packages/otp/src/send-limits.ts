import { fits, withTime } from '@opsline/attempts';
import { PERSON_SENDS, RESEND_GAP, SENDS } from './policy.ts';
import type { Row } from './row.ts';

/** Why an employee or a phone gets no text message now, or undefined when it may. */
export const sendRefusal = ({ sends }: Row, now: number): 'too soon' | 'limited' | undefined => {
  if (!fits(sends, SENDS, now)) return 'limited';
  return fits(sends, [RESEND_GAP], now) ? undefined : 'too soon';
};

/** The row of an employee or a phone with a text message at `now`. */
export const withOwnSend = (row: Row, now: number): Row => ({
  ...row,
  sends: withTime(row.sends, SENDS, now),
});

/** Why a person may ask for no text message now, or undefined. */
export const personRefusal = ({ sends }: Row, now: number): 'limited' | undefined =>
  fits(sends, PERSON_SENDS, now) ? undefined : 'limited';

/** The row of a person with a request at `now`. */
export const withPersonSend = (row: Row, now: number): Row => ({
  ...row,
  sends: withTime(row.sends, PERSON_SENDS, now),
});
