import type { Limit, LockPolicy } from '@opsline/attempts';
import { day, hour, minute, second } from '@opsline/function-kit/durations';

/** Every number of the PIN, with its source. Times are milliseconds. "Ours" is a decision of Opsline. */

/**
 * Consecutive wrong PINs of one employee that lock, and that disable until the PIN is bound anew (ours; NIST
 * SP 800-63B 3.2.10 allows no more than 10 tries at a secret of four digits).
 */
export const lock: LockPolicy = {
  failuresToLock: 5,
  firstLockMs: 15 * minute,
  longestLockMs: day,
  failuresToDisable: 10,
};

/** Different entries in one contact (ours; ServiceNow's 3). */
export const contactEntries: readonly Limit[] = [{ count: 3, withinMs: day }];

/** Wrong PINs from one calling number, for whomever (ours; OWASP WSTG-ATHN-03). */
export const callerMisses: readonly Limit[] = [{ count: 10, withinMs: hour }];

/**
 * Wrong PINs of the whole line: the breaker against one PIN tried on many employees (ours). 100 tries a day find
 * one employee's PIN on one day in a hundred, were PINs evenly spread.
 */
export const lineMisses: readonly Limit[] = [
  { count: 30, withinMs: 15 * minute },
  { count: 100, withinMs: day },
];

/** The same delivery gets the same answer for so long (ours; Amazon Connect retries for at most 8 s). */
export const answerMs = 15 * minute;

/** Of one employee's answers at most so many are remembered (ours). */
export const answers = 20;

/** A row with nothing lasting to remember is given to DynamoDB for deletion after this (the longest limit). */
export const forgetMs = day;

/** What scrypt costs: N = 2^ln, r and p as in RFC 7914; it needs 128 · N · r bytes. */
export type Cost = { readonly ln: number; readonly r: number; readonly p: number };

/** OWASP Password Storage Cheat Sheet: N = 2^14 with p = 5, 16 MiB. About 0.15 s on a whole core. */
export const scryptCost: Cost = { ln: 14, r: 8, p: 5 };

/** The dearest cost that is read from a row: 64 MiB. */
export const dearest: Cost = { ln: 16, r: 8, p: 16 };

/** Random bytes before each PIN (ours, 128 bits; NIST SP 800-63B 3.1.1.2 asks for 32 bits at least). */
export const saltBytes = 16;

/** How long a signed assertion is good (ours): one transfer, the bot's prompt and the caller's first sentence. */
export const assertionMs = 2 * minute;

/** How far apart the clocks of two functions may be (ours). */
export const skewMs = 5 * second;
