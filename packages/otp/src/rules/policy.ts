import type { Limit, LockPolicy } from '@opsline/attempts';
import { day, hour, minute, second } from '@opsline/function-kit/durations';

/** Every number of the one-time PIN, with its source. Times are milliseconds. "Ours" is a decision of Opsline. */

/** How long a one-time PIN lives from the acceptance of its text message (asked; ASVS 6.5.5 allows 10 min). */
export const pinLifeMs = minute;

/** A text message must be accepted this soon after its PIN was reserved, or the PIN is void (ours). */
export const sendingMs = 10 * second;

/** Wrong guesses that kill a one-time PIN (ServiceNow's 3; ASVS 6.6.3). */
export const triesPerPin = 3;

/**
 * Consecutive failures, across PINs, that lock (ours, under the 100 of NIST SP 800-63B 3.2.2), and that disable
 * until the lock is lifted (NIST SP 800-63B 3.2.2: no more than 100).
 */
export const lock: LockPolicy = {
  failuresToLock: 10,
  firstLockMs: 15 * minute,
  longestLockMs: day,
  failuresToDisable: 100,
};

/** One-time PINs of one holder that live at a time, each in a conversation of its own (ours). */
export const livePins = 3;

/**
 * Where the holder is known, who is not known to be them is locked earlier and for longer, so that the tries that are
 * left are the owner's (ours).
 */
export const strangersLock: LockPolicy = {
  ...lock,
  failuresToLock: 7,
  firstLockMs: day,
};

/** Wrong guesses at a holder's one-time PINs in one conversation that is not known to be theirs (ours: two of them). */
export const strangersTries: readonly Limit[] = [{ count: 2 * triesPerPin, withinMs: day }];

/**
 * The helpdesk may have one more one-time PIN typed while the owner is locked out: its tries go on along the same locks,
 * so that a day has no more of them (ours).
 */
export const helpdesksLock: LockPolicy = {
  ...lock,
  failuresToLock: lock.failuresToLock + triesPerPin,
  firstLockMs: lock.firstLockMs * 2 ** triesPerPin,
};

/** So long after a right one-time PIN whoever typed it is known by their conversation (ours). */
export const knownMs = 90 * day;

/** The owner is told so often, at most, that somebody tries (ours). */
export const warningGapMs = day;

/** … and so many owners, at most, whoever they are: what somebody makes the line say is not without end either (ours). */
export const warningSends: readonly Limit[] = [{ count: 10, withinMs: minute }];

/** The pause between two text messages to one holder or one phone (ours; ASVS 2.4.1). */
export const resendGap: Limit = { count: 1, withinMs: 30 * second };

/** Text messages to one holder, and to one phone (ours; ServiceNow sends 10 a day). */
export const ownSends: readonly Limit[] = [
  { count: 3, withinMs: 15 * minute },
  { count: 10, withinMs: day },
];

/** … of these, for whoever is not known to be the holder, all together, where the holder is known (ours). */
export const strangersOwnSends: readonly Limit[] = [
  { count: 2, withinMs: 15 * minute },
  { count: 6, withinMs: day },
];

/** … and in one conversation that is not known to be the holder's (ours). */
export const strangersConversationSends: readonly Limit[] = [{ count: 5, withinMs: day }];

/** Text messages one person may ask for, for whomever (ours). */
export const personSends: readonly Limit[] = [{ count: 20, withinMs: hour }];

/** … and for holders they are not known to be: eight people do not halt a line (ours). */
export const strangersPersonSends: readonly Limit[] = [
  { count: 5, withinMs: 15 * minute },
  { count: 10, withinMs: hour },
];

/** Text messages of the whole line: the breaker against traffic pumping (ours). */
export const lineSends: readonly Limit[] = [{ count: 60, withinMs: minute }];

/** … of these, for whoever is not known: the rest is for those who are (ours). */
export const strangersLineSends: readonly Limit[] = [{ count: 45, withinMs: minute }];

/**
 * The line halts, for those who are known or for all others, while, of its last `sends` text messages to them that had
 * their time, fewer than `accepted` led to a right one-time PIN and all of them are younger than `withinMs` (ours: less than
 * 20 % of 50).
 */
export const conversion = { sends: 50, accepted: 10, withinMs: 15 * minute } as const;

/** A conversation is authenticated until it was idle this long (ours). */
export const idleMs = 10 * minute;

/** No text message to a number that changed less than this ago (ours; NIST SP 800-63B 3.1.3.3 asks to weigh it). */
export const phoneHoldMs = day;

/** A row with nothing lasting to remember is given to DynamoDB for deletion after this (the longest limit). */
export const forgetMs = day;
