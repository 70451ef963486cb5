import { fits, isLocked, type Limit, withFailure, withoutFailures } from '@opsline/attempts';
import type { AttemptRow, Decision } from './attempt-row.ts';
import { answerMs, answers, callerMisses, contactEntries, lineMisses, lock } from './pin-policy.ts';

/** Why an entry is not looked at: too many by this contact or number, or for this employee, or on the whole line. */
export type Refusal = 'limited' | 'locked' | 'halted';

/** An entry: its seal, and whether it is the PIN. */
export type Entry = { readonly seal: string; readonly right: boolean };

function withAttempt(row: AttemptRow, seal: string, now: number): AttemptRow {
  const longest = Math.max(...contactEntries.map(({ withinMs }) => withinMs));
  const kept = row.attempts.filter(({ at }) => !(now - at >= longest));
  return { ...row, attempts: [...kept, { seal, at: now }] };
}

/** A contact: every different entry counts, once, however often it is delivered. */
export function onContact(row: AttemptRow, { seal }: Entry, now: number): Decision<Refusal | undefined> {
  if (row.attempts.some((attempt) => attempt.seal === seal)) return { verdict: undefined, row };
  const times = row.attempts.map(({ at }) => at);
  return fits(times, contactEntries, now)
    ? { verdict: undefined, row: withAttempt(row, seal, now) }
    : { verdict: 'limited', row };
}

/** What wrong PINs count against, beside the employee: the right one gives none back. */
export type Counted = { readonly full: Refusal; readonly limits: readonly Limit[]; readonly keepMs: number };

function counted(full: Refusal, limits: readonly Limit[]): Counted {
  return {
    full,
    limits,
    keepMs: Math.max(...limits.map(({ withinMs }) => withinMs)),
  };
}

export const caller: Counted = counted('limited', callerMisses);
export const line: Counted = counted('halted', lineMisses);

/** `right`, `wrong`, or why the entry was not looked at. */
export type Verdict = 'right' | 'wrong' | Refusal;

function withAnswer(row: AttemptRow, { seal, right }: Entry, now: number): AttemptRow {
  const recent = row.answers.filter(({ at }) => !(now - at >= answerMs));
  return { ...row, answers: [...recent, { seal, right, at: now }].slice(-answers) };
}

/** The employee: decides. What was answered a moment ago is answered again, whatever happened since. */
export function onEmployee(
  row: AttemptRow,
  { refusal, ...entry }: Entry & { readonly refusal: Refusal | undefined },
  now: number,
): Decision<Verdict> {
  const given = row.answers.find(({ seal, at }) => seal === entry.seal && !(now - at >= answerMs));
  if (given !== undefined) return { verdict: given.right ? 'right' : 'wrong', row };
  if (refusal !== undefined) return { verdict: refusal, row };
  if (isLocked(lock, row, now)) return { verdict: 'locked', row };
  return entry.right
    ? { verdict: 'right', row: withAnswer(withoutFailures(row), entry, now) }
    : { verdict: 'wrong', row: withAnswer(withFailure(row, now), entry, now) };
}

/** The employee's row once the PIN was bound anew. */
export function withoutLock(row: AttemptRow): AttemptRow {
  return { ...withoutFailures(row), answers: [] };
}

/** What became of a lock: a disabled PIN stays so, and is bound anew. */
export type Unlocked = 'unlocked' | 'not locked' | 'disabled';

/** The employee's row for whoever knows that it is them: failures are forgotten, unless they disabled the PIN. */
export function onUnlock(row: AttemptRow): Decision<Unlocked> {
  if (row.failures >= lock.failuresToDisable) return { verdict: 'disabled', row };
  return row.failures === 0 ? { verdict: 'not locked', row } : { verdict: 'unlocked', row: withoutLock(row) };
}
