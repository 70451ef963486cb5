import { fits, type Limit, withTime } from '@opsline/attempts';
import type { Asker, Row } from '../row.ts';
import { isTrusted } from './asker.ts';
import {
  ownSends,
  personSends,
  phoneHoldMs,
  resendGap,
  strangersConversationSends,
  strangersOwnSends,
  strangersPersonSends,
} from './policy.ts';

/** What limits text messages on a row: how many in all, and how many of these for those who count as strangers there. */
export type Share = {
  readonly all: readonly Limit[];
  readonly strangers: readonly Limit[];
  readonly isStranger: (asker: Asker) => boolean;
};

/** Of a holder, and of a phone: strangers have a share where there is somebody to leave the rest to. */
export const own: Share = {
  all: ownSends,
  strangers: strangersOwnSends,
  isStranger: (asker) => asker === 'stranger',
};

/** Of a person who asks, for whomever. */
export const person: Share = {
  all: personSends,
  strangers: strangersPersonSends,
  isStranger: (asker) => !isTrusted(asker),
};

/** Of a holder in one conversation. */
export const conversation: Share = { ...person, all: ownSends, strangers: strangersConversationSends };

/** Whether one more text message at `now` is within a share. */
export function hasShare(row: Row, share: Share, asker: Asker, now: number): boolean {
  return (
    fits(row.sends, share.all, now) &&
    (!share.isStranger(asker) || fits(row.strangersSends, share.strangers, now))
  );
}

/** Whether the pause since the last text message is not over. */
export function isTooSoon({ sends }: Row, now: number): boolean {
  return !fits(sends, [resendGap], now);
}

/** The row with a text message at `now`. */
export function withSend(row: Row, share: Share, asker: Asker, now: number): Row {
  const sent = { ...row, sends: withTime(row.sends, share.all, now) };
  return share.isStranger(asker)
    ? { ...sent, strangersSends: withTime(row.strangersSends, share.strangers, now) }
    : sent;
}

/** The row without a text message that was counted then, and was not sent. */
export function withoutSend(row: Row, at: number): Row {
  const sends = without(row.sends, at);
  const strangersSends = without(row.strangersSends, at);
  return sends === row.sends && strangersSends === row.strangersSends
    ? row
    : { ...row, sends, strangersSends };
}

function without(times: readonly number[], at: number): readonly number[] {
  const place = times.lastIndexOf(at);
  return place === -1 ? times : times.toSpliced(place, 1);
}

/**
 * Whether a number changed too recently to be texted: 24 hours from `changedAt`, epoch ms, or as long as a service says. A
 * change in the future, or at no time at all (NaN), holds; no known change does not.
 */
export function isOnHold(changedAt: number | undefined, now: number, holdMs: number = phoneHoldMs): boolean {
  return changedAt !== undefined && !(now - changedAt >= holdMs);
}
