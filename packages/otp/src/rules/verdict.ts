import { constantTimeEqual, isLocked, withFailure, withoutFailures } from '@opsline/attempts';
import type { Decision, DrawnPin, Row } from '../row.ts';
import { lock, pinLifeMs, triesPerPin } from './policy.ts';
import { isWaiting } from './reservation.ts';

/**
 * What became of a guess. `missed` is a wrong guess that counts; `wrong` one that does not, because there was
 * nothing to compare it with or because it was counted before.
 */
export type Judgement = 'accepted' | 'missed' | 'wrong' | 'expired' | 'spent' | 'locked';

/** A guess: its seal, or undefined when it was not six digits; and whether the phone it went to is locked. */
export type Guess = { readonly seal: string | undefined; readonly phoneLocked: boolean };

type Life = 'none' | 'waiting' | 'alive' | 'over';

function lifeOf(pin: DrawnPin | undefined, now: number): Life {
  if (pin === undefined) return 'none';
  if (pin.sentAt === undefined) return isWaiting(pin.reservedAt, now) ? 'waiting' : 'over';
  return now >= pin.sentAt && now - pin.sentAt < pinLifeMs ? 'alive' : 'over';
}

/** Judges a guess against a holder's row at `now`, epoch ms. The row to write holds the verdict's effect. */
export function judge(row: Row, { seal, phoneLocked }: Guess, now: number): Decision<Judgement> {
  const { pin } = row;
  const life = lifeOf(pin, now);
  const repeated = life === 'alive' && seal !== undefined && pin?.guesses.includes(seal) === true;
  if (repeated) return { verdict: 'wrong', row };
  if (phoneLocked || isLocked(lock, row, now)) return { verdict: 'locked', row };
  if (life === 'over') return { verdict: 'expired', row };
  if (life !== 'alive' || pin === undefined) return { verdict: 'wrong', row };
  if (pin.used || pin.guesses.length >= triesPerPin) return { verdict: 'spent', row };
  if (seal === undefined) return { verdict: 'wrong', row };
  return compare(row, pin, seal, now);
}

function compare(row: Row, pin: DrawnPin, seal: string, now: number): Decision<Judgement> {
  return constantTimeEqual(pin.seal, seal)
    ? { verdict: 'accepted', row: { ...withoutFailures(row), pin: { ...pin, used: true } } }
    : {
        verdict: 'missed',
        row: { ...withFailure(row, now), pin: { ...pin, guesses: [...pin.guesses, seal] } },
      };
}

/** The row of the phone after a judgement. */
export function phoneAfter(row: Row, judgement: Judgement, now: number): Row {
  if (judgement === 'accepted') return withoutFailures(row);
  return judgement === 'missed' ? withFailure(row, now) : row;
}
