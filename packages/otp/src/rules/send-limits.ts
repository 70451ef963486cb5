import { fits, withTime } from '@opsline/attempts';
import type { Row } from '../row.ts';
import { ownSends, personSends, phoneHoldMs, resendGap } from './policy.ts';

/** Why a holder or a phone gets no text message now, or undefined when it may. */
export function sendRefusal({ sends }: Row, now: number): 'too soon' | 'limited' | undefined {
  if (!fits(sends, ownSends, now)) return 'limited';
  return fits(sends, [resendGap], now) ? undefined : 'too soon';
}

/** The row of a holder or a phone with a text message at `now`. */
export function withOwnSend(row: Row, now: number): Row {
  return {
    ...row,
    sends: withTime(row.sends, ownSends, now),
  };
}

/** Why a person may ask for no text message now, or undefined. */
export function personRefusal({ sends }: Row, now: number): 'limited' | undefined {
  return fits(sends, personSends, now) ? undefined : 'limited';
}

/** The row of a person with a request at `now`. */
export function withPersonSend(row: Row, now: number): Row {
  return {
    ...row,
    sends: withTime(row.sends, personSends, now),
  };
}

/**
 * Whether a number changed too recently to be texted: 24 hours from `changedAt`, epoch ms. A change
 * in the future, or at no time at all (NaN), holds; no known change does not.
 */
export function isOnHold(changedAt: number | undefined, now: number): boolean {
  return changedAt !== undefined && !(now - changedAt >= phoneHoldMs);
}
