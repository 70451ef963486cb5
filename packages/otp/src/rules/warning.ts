import type { Decision, Row } from '../row.ts';
import { warningGapMs } from './policy.ts';

/** Whether the owner of a phone is told at `now` that somebody tries, and the row that remembers it. */
export function warned(row: Row, now: number): Decision<boolean> {
  const recent = row.warnedAt !== undefined && !(now - row.warnedAt >= warningGapMs);
  return recent ? { verdict: false, row } : { verdict: true, row: { ...row, warnedAt: now } };
}
