import { constantTimeEqual } from '@opsline/attempts';
import type { Asker, Decision, LivePin, Row } from '../row.ts';
import { isLockedFor, isUsedUpFor } from './asker.ts';
import { livePins, pinLifeMs, sendingMs } from './policy.ts';
import {
  conversation,
  hasShare,
  isTooSoon,
  own,
  person,
  type Share,
  withoutSend,
  withSend,
} from './send-limits.ts';

/** Why no text message is sent, the gravest first. */
export const refusals = ['locked', 'halted', 'limited', 'too soon'] as const;
export type Refusal = (typeof refusals)[number];
export type Reserved = Decision<'reserved' | Refusal>;

/** A one-time PIN that is about to be texted: the key of its row, its seal, the key of the phone row, and who asks. */
export type Draft = {
  readonly place: string;
  readonly seal: string;
  readonly phone: string;
  readonly asker: Asker;
};

function reserve(row: Row, share: Share, asker: Asker, now: number): Reserved {
  return hasShare(row, share, asker, now)
    ? { verdict: 'reserved', row: withSend(row, share, asker, now) }
    : { verdict: 'limited', row };
}

/** Reserves a text message on the row of a phone. */
export function reservePhone(row: Row, { asker }: Pick<Draft, 'asker'>, now: number): Reserved {
  if (isLockedFor(asker, row, now)) return { verdict: 'locked', row };
  const reserved = reserve(row, own, asker, now);
  return reserved.verdict === 'reserved' && isTooSoon(row, now) ? { verdict: 'too soon', row } : reserved;
}

/** Reserves a text message on the row of the person who asks. */
export function reservePerson(row: Row, { asker }: Pick<Draft, 'asker'>, now: number): Reserved {
  return reserve(row, person, asker, now);
}

/** Whether a one-time PIN may be alive, as far as its time goes. */
export function isLive({ at }: LivePin, now: number): boolean {
  return !(now - at >= sendingMs + pinLifeMs);
}

/** Reserves a text message on the row of a holder, whose failures are kept (NIST SP 800-63B 3.1.3.2). */
export function reserveHolder(row: Row, draft: Draft, now: number): Reserved {
  const { verdict, row: sent } = reservePhone(row, draft, now);
  if (verdict !== 'reserved') return { verdict, row };
  const { place, seal, phone } = draft;
  const others = row.live.filter((pin) => pin.place !== place && isLive(pin, now));
  if (others.length >= livePins) return { verdict: 'limited', row };
  return { verdict, row: { ...sent, phone, live: [...others, { place, seal, at: now }] } };
}

/** Puts a new one-time PIN in the place of the old one of this conversation; those of others are left alone. */
export function reservePin(row: Row, holder: Row, { seal, asker }: Draft, now: number): Reserved {
  if (isUsedUpFor(asker, row, holder, now)) return { verdict: 'locked', row };
  const { verdict, row: sent } = reserve(row, conversation, asker, now);
  if (verdict !== 'reserved') return { verdict, row };
  return { verdict, row: { ...sent, pin: { seal, reservedAt: now, guesses: [], used: false, asker } } };
}

/** The row of a holder without a one-time PIN that was not sent. */
export function unreservedHolder(row: Row, { seal }: Pick<Draft, 'seal'>, reservedAt: number): Row {
  const live = row.live.filter((pin) => pin.seal !== seal);
  const before = withoutSend(row, reservedAt);
  return live.length === row.live.length ? before : { ...before, live };
}

/** The row of a one-time PIN that was not sent. */
export function unreservedPin(row: Row, { seal }: Pick<Draft, 'seal'>, reservedAt: number): Row {
  const before = withoutSend(row, reservedAt);
  return isOf(row, seal) ? withoutPin(before) : before;
}

/** The row with no one-time PIN that could be typed. */
export function withoutPin({ pin: _void, ...row }: Row): Row {
  return row;
}

function isOf({ pin }: Row, seal: string): boolean {
  return pin !== undefined && constantTimeEqual(pin.seal, seal);
}

/** Whether it may still be heard of a one-time PIN reserved then that its text message was accepted. */
export function isWaiting(reservedAt: number, now: number): boolean {
  return now >= reservedAt && now - reservedAt <= sendingMs;
}

/** Starts the life of a one-time PIN whose text message was accepted at `at`, if it is still the one; late, it is void. */
export function startClock(row: Row, seal: string, at: number): Decision<'sent' | 'late'> {
  const { pin } = row;
  if (pin === undefined || pin.sentAt !== undefined || !isOf(row, seal)) return { verdict: 'late', row };
  return isWaiting(pin.reservedAt, at)
    ? { verdict: 'sent', row: { ...row, pin: { ...pin, sentAt: at } } }
    : { verdict: 'late', row: withoutPin(row) };
}
