import { constantTimeEqual, isLocked } from '@opsline/attempts';
import type { Decision, Row } from '../row.ts';
import { lock, sendingMs } from './policy.ts';
import { personRefusal, sendRefusal, withOwnSend, withPersonSend } from './send-limits.ts';

/** Why no text message is sent, the gravest first. */
export const refusals = ['locked', 'halted', 'limited', 'too soon'] as const;
export type Refusal = (typeof refusals)[number];
export type Reserved = Decision<'reserved' | Refusal>;

function decide(row: Row, refusal: Refusal | undefined, next: (row: Row) => Row): Reserved {
  return refusal === undefined ? { verdict: 'reserved', row: next(row) } : { verdict: refusal, row };
}

/** Reserves a text message on the row of a phone. */
export function reservePhone(row: Row, now: number): Reserved {
  return decide(row, isLocked(lock, row, now) ? 'locked' : sendRefusal(row, now), () =>
    withOwnSend(row, now),
  );
}

/** Reserves a text message on the row of the person who asks. */
export function reservePerson(row: Row, now: number): Reserved {
  return decide(row, personRefusal(row, now), () => withPersonSend(row, now));
}

/** A one-time PIN that is about to be texted, sealed, and the key of the phone row it goes to. */
export type Draft = { readonly seal: string; readonly phone: string };

/** Puts a new one-time PIN in the place of the old one. Failures are kept (NIST SP 800-63B 3.1.3.2). */
export function reserveHolder(row: Row, now: number, { seal, phone }: Draft): Reserved {
  return decide(row, isLocked(lock, row, now) ? 'locked' : sendRefusal(row, now), () => ({
    ...withOwnSend(row, now),
    phone,
    pin: { seal, reservedAt: now, guesses: [], used: false },
  }));
}

/** The row without a text message that was reserved then, and was not sent. */
export function unreserved(row: Row, reservedAt: number): Row {
  const place = row.sends.lastIndexOf(reservedAt);
  return place === -1 ? row : { ...row, sends: row.sends.toSpliced(place, 1) };
}

/** The row of a holder without a one-time PIN that was not sent. */
export function unreservedHolder(row: Row, reservedAt: number, seal: string): Row {
  const { pin, ...rest } = unreserved(row, reservedAt);
  return pin !== undefined && constantTimeEqual(pin.seal, seal) ? rest : unreserved(row, reservedAt);
}

/** Whether a one-time PIN reserved then may still be accepted at `now`; not if the clock ran backwards. */
export function isWaiting(reservedAt: number, now: number): boolean {
  return now >= reservedAt && now - reservedAt <= sendingMs;
}

/** Starts the life of a one-time PIN whose text message was accepted at `now`, if it is still the one and in time. */
export function startClock(row: Row, seal: string, now: number): Decision<'sent' | 'late'> {
  const { pin } = row;
  const waiting = pin !== undefined && pin.sentAt === undefined && constantTimeEqual(pin.seal, seal);
  if (!waiting || !isWaiting(pin.reservedAt, now)) return { verdict: 'late', row };
  return { verdict: 'sent', row: { ...row, pin: { ...pin, sentAt: now } } };
}
