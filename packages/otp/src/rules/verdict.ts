import { constantTimeEqual, withFailure, withoutFailures, withTime } from '@opsline/attempts';
import type { DrawnPin, Row } from '../row.ts';
import { askerOf, isLockedFor, isUsedUpFor } from './asker.ts';
import { pinLifeMs, strangersTries, triesPerPin } from './policy.ts';
import { isLive, isWaiting } from './reservation.ts';

/**
 * `accepted`: right, and now used up. `wrong`: not the one-time PIN, or there is none. `expired`: its time is over.
 * `spent`: used before, or dead after 3 wrong guesses. `locked`: too many failures; the right one is refused too.
 */
export type Verdict = 'accepted' | 'wrong' | 'expired' | 'spent' | 'locked';

/** The rows that a guess is judged by: the one-time PIN's, the holder's and the phone's. */
export type Judged = { readonly pin: Row; readonly holder: Row; readonly phone: Row };

/** A guess, sealed as if it were the one-time PIN of a row with this key; the key of the row that it is typed for. */
export type Guess = { readonly place: string; readonly sealAt: (place: string) => string };

/** The verdict, and the rows to write, which hold its effect. A row left as it is means: nothing changed. */
export type Judgement = { readonly verdict: Verdict; readonly rows: Judged };

/** Whether a guess was right before, and used the one-time PIN up. */
export function wasAccepted({ pin }: Row, guess: Guess | undefined): boolean {
  return pin?.used === true && guess !== undefined && constantTimeEqual(pin.seal, guess.sealAt(guess.place));
}

type Life = 'none' | 'waiting' | 'alive' | 'over';

/** What was never heard of lives as if it had been accepted at once: the text message may have arrived. */
function lifeOf(pin: DrawnPin | undefined, now: number): Life {
  if (pin === undefined) return 'none';
  if (pin.sentAt === undefined && isWaiting(pin.reservedAt, now)) return 'waiting';
  const since = pin.sentAt ?? pin.reservedAt;
  return now >= since && now - since < pinLifeMs ? 'alive' : 'over';
}

/**
 * Judges a guess at `now`, epoch ms.
 *
 * @param guess undefined when it was not six digits
 */
export function judge(rows: Judged, guess: Guess | undefined, now: number): Judgement {
  const { pin } = rows.pin;
  const is = (verdict: Verdict): Judgement => ({ verdict, rows });
  const life = lifeOf(pin, now);
  const seal = guess?.sealAt(guess.place);
  if (life === 'alive' && seal !== undefined && pin?.guesses.includes(seal)) return is('wrong');
  const asker = pin?.asker ?? askerOf(rows.pin, rows.holder, now);
  const locked = isLockedFor(asker, rows.phone, now) || isLockedFor(asker, rows.holder, now);
  if (locked || isUsedUpFor(asker, rows.pin, rows.holder, now)) return is('locked');
  if (life === 'over') return is('expired');
  if (life !== 'alive' || pin === undefined) return is('wrong');
  if (pin.used || pin.guesses.length >= triesPerPin) return is('spent');
  if (guess === undefined || seal === undefined) return is('wrong');
  if (constantTimeEqual(pin.seal, seal)) return { verdict: 'accepted', rows: accepted(rows, pin, now) };
  return isOfAnother(rows.holder, guess, now)
    ? is('wrong')
    : { verdict: 'wrong', rows: missed(rows, pin, seal, now) };
}

/** Whether it was texted to the holder for another conversation: then they hold the phone, and have mixed up two texts. */
function isOfAnother({ live }: Row, { place, sealAt }: Guess, now: number): boolean {
  const others = live.filter((pin) => pin.place !== place && isLive(pin, now));
  return others.some((pin) => constantTimeEqual(pin.seal, sealAt(pin.place)));
}

/** Whoever was right is known from then on, by the conversation; not the helpdesk. */
function accepted({ pin, holder, phone }: Judged, drawn: DrawnPin, now: number): Judged {
  const known = drawn.asker === 'helpdesk' ? {} : { provenAt: now };
  return {
    pin: { ...pin, ...known, misses: [], pin: { ...drawn, used: true } },
    holder: { ...withoutFailures(holder), ...known },
    phone: withoutFailures(phone),
  };
}

function missed({ pin, holder, phone }: Judged, drawn: DrawnPin, seal: string, now: number): Judged {
  return {
    pin: {
      ...pin,
      misses: withTime(pin.misses, strangersTries, now),
      pin: { ...drawn, guesses: [...drawn.guesses, seal] },
    },
    holder: withFailure(holder, now),
    phone: withFailure(phone, now),
  };
}
