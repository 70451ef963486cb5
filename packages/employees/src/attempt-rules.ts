import { fits, isLocked, type Limit, withFailure, withoutFailures } from '@opsline/attempts';
import type { AttemptRow, Decision } from './attempt-row.ts';
import { ANSWER_MS, ANSWERS, CALLER_MISSES, CONTACT_ENTRIES, LINE_MISSES, LOCK } from './pin-policy.ts';

/** Why an entry is not looked at: too many by this contact or number, or for this employee, or on the whole line. */
export type Refusal = 'limited' | 'locked' | 'halted';

/** An entry: its seal, and whether it is the PIN. */
export type Entry = { readonly seal: string; readonly right: boolean };

const fitsIn = ({ attempts }: AttemptRow, limits: readonly Limit[], now: number): boolean =>
  fits(
    attempts.map(({ at }) => at),
    limits,
    now,
  );

const withAttempt = (row: AttemptRow, seal: string, limits: readonly Limit[], now: number): AttemptRow => {
  const longest = Math.max(...limits.map(({ withinMs }) => withinMs));
  const kept = row.attempts.filter(({ at }) => !(now - at >= longest));
  return { ...row, attempts: [...kept, { seal, at: now }] };
};

type Count = {
  readonly limits: readonly Limit[];
  readonly full: Refusal;
  readonly counts: (entry: Entry) => boolean;
};

/** Counts an entry once, however often it is delivered; what does not count is refused too once the row is full. */
const counting =
  ({ limits, full, counts }: Count) =>
  (row: AttemptRow, entry: Entry, now: number): Decision<Refusal | undefined> => {
    if (row.attempts.some(({ seal }) => seal === entry.seal)) return { verdict: undefined, row };
    if (!fitsIn(row, limits, now)) return { verdict: full, row };
    return { verdict: undefined, row: counts(entry) ? withAttempt(row, entry.seal, limits, now) : row };
  };

const isMiss = ({ right }: Entry): boolean => !right;

/** A contact: every different entry counts. */
export const onContact = counting({ limits: CONTACT_ENTRIES, full: 'limited', counts: () => true });

/** A calling number: a wrong PIN counts, and the right one gives none back. */
export const onCaller = counting({ limits: CALLER_MISSES, full: 'limited', counts: isMiss });

/** The whole line: likewise. */
export const onLine = counting({ limits: LINE_MISSES, full: 'halted', counts: isMiss });

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
