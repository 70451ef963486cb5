import { fits, isLocked, type LockPolicy } from '@opsline/attempts';
import type { Asker, Row } from '../row.ts';
import { helpdesksLock, knownMs, lock, strangersLock, strangersTries } from './policy.ts';

function isKnown({ provenAt }: Row, now: number): boolean {
  return provenAt !== undefined && now - provenAt < knownMs;
}

/** As whom a conversation asks for a holder, by who typed a right one-time PIN there, or anywhere. */
export function askerOf(conversation: Row, holder: Row, now: number): Asker {
  if (isKnown(conversation, now)) return 'owner';
  return isKnown(holder, now) ? 'stranger' : 'anybody';
}

/** Whether somebody is known to be the owner, or stands for them. */
export function isTrusted(asker: Asker): boolean {
  return asker === 'owner' || asker === 'helpdesk';
}

const locks: Readonly<Record<Asker, LockPolicy>> = {
  owner: lock,
  stranger: strangersLock,
  anybody: lock,
  helpdesk: helpdesksLock,
};

/** Whether a holder or a phone is locked for whoever asks. */
export function isLockedFor(asker: Asker, row: Row, now: number): boolean {
  return isLocked(locks[asker], row, now);
}

/**
 * Whether a conversation was wrong so often that whoever is not known has no more tries in it; not once the holder's
 * failures were forgotten.
 */
export function isUsedUpFor(asker: Asker, { misses }: Row, { failures }: Row, now: number): boolean {
  const counted = misses.slice(Math.max(0, misses.length - failures));
  return !isTrusted(asker) && !fits(counted, strangersTries, now);
}
