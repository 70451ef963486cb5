import type { Employees } from '@opsline/employees';
import type { Pins } from '@opsline/employees/pins';
import type { Proved } from './auth-lookup.ts';
import type { Log } from './log.ts';

/** An answer is given up after so many milliseconds: before Lambda ends the function at 7 s, and Connect waits 8 s. */
export const answerTime = 6_500;

/** Everything outside, shaped by what the questions need. */
export type World = {
  readonly employees: Pick<Employees, 'findByPhone'>;
  readonly pins: Pick<Pins, 'check'>;
  /** Signs that a PIN was right, and says when that was. */
  readonly sign: (proof: { employeeId: string; contactId: string }) => Promise<Proved>;
  /** A signal that aborts when an answer is overdue. */
  readonly deadline: () => AbortSignal;
  readonly log: Log;
};
