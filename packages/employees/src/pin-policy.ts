import type { Limit, LockPolicy } from '@opsline/attempts';

/** Every number of the PIN, with its source. Times are milliseconds. "Ours" is a decision of Opsline. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Consecutive wrong PINs of one employee that lock, and that disable until the PIN is bound anew (ours, P6; NIST
 * SP 800-63B 3.2.10 allows no more than 10 tries at a secret of four digits).
 */
export const LOCK: LockPolicy = {
  failuresToLock: 5,
  firstLockMs: 15 * MINUTE,
  longestLockMs: DAY,
  failuresToDisable: 10,
};

/** Different entries in one contact (ours, P6; ServiceNow's 3). */
export const CONTACT_ENTRIES: readonly Limit[] = [{ count: 3, withinMs: DAY }];

/** Wrong PINs from one calling number, for whomever (ours, P7; WSTG-ATHN-03). */
export const CALLER_MISSES: readonly Limit[] = [{ count: 10, withinMs: HOUR }];

/**
 * Wrong PINs of the whole line: the breaker against one PIN tried on many employees (ours, P7). 100 tries a day find
 * one employee's PIN on one day in a hundred, were PINs evenly spread.
 */
export const LINE_MISSES: readonly Limit[] = [
  { count: 30, withinMs: 15 * MINUTE },
  { count: 100, withinMs: DAY },
];

/** The same delivery gets the same answer for so long (ours; Amazon Connect retries for at most 8 s). */
export const ANSWER_MS = 15 * MINUTE;

/** Of one employee's answers at most so many are remembered (ours). */
export const ANSWERS = 20;

/** A row with nothing lasting to remember is given to DynamoDB for deletion after this (the longest limit). */
export const FORGET_MS = DAY;

/** What scrypt costs: N = 2^ln, r and p as in RFC 7914; it needs 128 · N · r bytes. */
export type Cost = { readonly ln: number; readonly r: number; readonly p: number };

/** OWASP Password Storage Cheat Sheet: N = 2^14 with p = 5, 16 MiB. About 0.15 s on a whole core. */
export const COST: Cost = { ln: 14, r: 8, p: 5 };

/** The dearest cost that is read from a row: 64 MiB. */
export const DEAREST: Cost = { ln: 16, r: 8, p: 16 };

/** Random bytes before each PIN (P4: 128 bits; NIST SP 800-63B 3.1.1.2 asks for 32 bits at least). */
export const SALT_BYTES = 16;

/** How long a signed assertion is good (ours): one transfer, the bot's prompt and the caller's first sentence. */
export const ASSERTION_MS = 2 * MINUTE;

/** How far apart the clocks of two functions may be (ours). */
export const SKEW_MS = 5 * SECOND;
