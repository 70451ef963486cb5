import { fits, isLocked, type Limit, withFailure, withoutFailures } from '@opsline/attempts';
import type { AttemptRow, Decision } from './attempt-row.ts';
import { ANSWER_MS, ANSWERS, CALLER_MISSES, CONTACT_ENTRIES, LINE_MISSES, LOCK } from './pin-policy.ts';

/** Why an entry is not looked at: too many by this contact or number, or for this employee, or on the whole line. */
export type Refusal = 'limited' | 'locked' | 'halted';

/** An entry: its seal, and whether it is the PIN. */
export type Entry = { readonly seal: string; readonly right: boolean };

const withAttempt = (row: AttemptRow, seal: string, now: number): AttemptRow => {
  const longest = Math.max(...CONTACT_ENTRIES.map(({ withinMs }) => withinMs));
  const kept = row.attempts.filter(({ at }) => !(now - at >= longest));
  return { ...row, attempts: [...kept, { seal, at: now }] };
};

/** A contact: every different entry counts, once, however often it is delivered. */
export const onContact = (row: AttemptRow, { seal }: Entry, now: number): Decision<Refusal | undefined> => {
  if (row.attempts.some((attempt) => attempt.seal === seal)) return { verdict: undefined, row };
  const times = row.attempts.map(({ at }) => at);
  return fits(times, CONTACT_ENTRIES, now)
    ? { verdict: undefined, row: withAttempt(row, seal, now) }
    : { verdict: 'limited', row };
};

/** What wrong PINs count against, beside the employee: the right one gives none back. */
export type Counted = { readonly full: Refusal; readonly limits: readonly Limit[]; readonly keepMs: number };

const counted = (full: Refusal, limits: readonly Limit[]): Counted => ({
  full,
  limits,
  keepMs: Math.max(...limits.map(({ withinMs }) => withinMs)),
});

export const caller: Counted = counted('limited', CALLER_MISSES);
export const line: Counted = counted('halted', LINE_MISSES);

/** `right`, `wrong`, or why the entry was not looked at. */
export type Verdict = 'right' | 'wrong' | Refusal;

const withAnswer = (row: AttemptRow, { seal, right }: Entry, now: number): AttemptRow => {
  const recent = row.answers.filter(({ at }) => !(now - at >= ANSWER_MS));
  return { ...row, answers: [...recent, { seal, right, at: now }].slice(-ANSWERS) };
};

/** The employee: decides. What was answered a moment ago is answered again, whatever happened since. */
export const onEmployee = (
  row: AttemptRow,
  { refusal, ...entry }: Entry & { readonly refusal: Refusal | undefined },
  now: number,
): Decision<Verdict> => {
  const given = row.answers.find(({ seal, at }) => seal === entry.seal && !(now - at >= ANSWER_MS));
  if (given !== undefined) return { verdict: given.right ? 'right' : 'wrong', row };
  if (refusal !== undefined) return { verdict: refusal, row };
  if (isLocked(LOCK, row, now)) return { verdict: 'locked', row };
  return entry.right
    ? { verdict: 'right', row: withAnswer(withoutFailures(row), entry, now) }
    : { verdict: 'wrong', row: withAnswer(withFailure(row, now), entry, now) };
};

/** The employee's row once the PIN was bound anew. */
export const rebound = (row: AttemptRow): AttemptRow => ({ ...withoutFailures(row), answers: [] });
