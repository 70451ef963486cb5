import type { Verdict } from '@opsline/employees/pins';

/** What the flow reads as `$.External`: a flat map of strings, every key always there (ResponseType STRING_MAP). */
export type Answer = {
  /** `known` or `unknown`; `accepted`, `no entry` or `refused`. */
  readonly status: 'known' | 'unknown' | 'accepted' | 'no entry' | 'refused';
  /** Whose number it is, when `known`. */
  readonly employeeId: string;
  /** A signed assertion, when `accepted`. */
  readonly authentication: string;
};

/** What came of a question, for the log. */
export type Outcome = 'known' | 'unknown' | 'no entry' | 'not a call' | Verdict;

function plain(status: Answer['status']): Answer {
  return { status, employeeId: '', authentication: '' };
}

export const answers = {
  known: (employeeId: string): Answer => ({ ...plain('known'), employeeId }),
  unknown: plain('unknown'),
  accepted: (authentication: string): Answer => ({ ...plain('accepted'), authentication }),
  noEntry: plain('no entry'),
  /** Wrong, locked, limited, halted, an ID nobody has: one answer for all. */
  refused: plain('refused'),
} as const;
