import type { Employee } from '@opsline/employees';
import type { PinEntry, Verdict } from '@opsline/employees/pins';
import type { Call } from './call.ts';

/** What the flow reads as `$.External`: a flat map of strings, every key always there (ResponseType STRING_MAP). */
export type Answer = {
  /** `known` or `unknown`; `entered` or `no entry`; `accepted`, `no entry` or `refused`. */
  readonly status: 'known' | 'unknown' | 'entered' | 'accepted' | 'no entry' | 'refused';
  /** Whose number it is, when `known`; what was entered, when `entered`. */
  readonly employeeId: string;
  /** A signed assertion, when `accepted`. */
  readonly authentication: string;
  /** When the PIN was right, when `accepted`: for the person to whom the call is handed over, `2026-11-20 0802 UTC`. */
  readonly provedAt: string;
};

/** What is answered once a PIN was right. */
export type Proved = Pick<Answer, 'authentication' | 'provedAt'>;

/** What came of a question, for the log. */
export type Outcome = 'known' | 'unknown' | 'entered' | 'no entry' | 'not a call' | Verdict;

/**
 * What is to be done next: the answer, or something outside whose outcome decides how it goes on.
 * Steps are data, so that a decision can be tested without doing anything.
 */
export type Step =
  | { readonly do: 'answer'; readonly answer: Answer; readonly outcome: Outcome }
  | {
      readonly do: 'find employee';
      readonly phone: string;
      readonly next: (employee: Employee | undefined) => Step;
    }
  | { readonly do: 'check PIN'; readonly entry: PinEntry; readonly next: (verdict: Verdict) => Step }
  | {
      readonly do: 'sign';
      readonly proof: { readonly employeeId: string; readonly contactId: string };
      readonly next: (proved: Proved) => Step;
    };

/**
 * Decides what a question is answered.
 *
 * @returns the answer, or the first step on the way to it
 */
export function decide(call: Call): Step {
  const { inChat, byPhone } = questions[call.question];
  // Keys can be pressed on the phone alone; a chat could claim anything.
  return call.isVoice ? byPhone(call) : answer(inChat, 'not a call');
}

type Decision = { readonly inChat: Answer['status']; readonly byPhone: (call: Call) => Step };

const questions: Readonly<Record<Call['question'], Decision>> = {
  'who is this': { inChat: 'unknown', byPhone: whoIsThis },
  'is this an employee ID': { inChat: 'no entry', byPhone: isThisAnEmployeeId },
  'is this their PIN': { inChat: 'refused', byPhone: isThisTheirPin },
};

function whoIsThis({ caller, isSuspect }: Call): Step {
  // A number that is in doubt says nothing: the caller is asked who they are.
  if (caller === undefined || isSuspect) return answer('unknown', 'unknown');
  return {
    do: 'find employee',
    phone: caller,
    next: (employee) =>
      employee === undefined
        ? answer('unknown', 'unknown')
        : answer('known', 'known', { employeeId: employee.employeeId }),
  };
}

/** By its shape alone: whether anybody has the ID is not looked up, so the answer tells nothing of that. */
function isThisAnEmployeeId({ employeeId }: Call): Step {
  return employeeId === undefined
    ? answer('no entry', 'no entry')
    : answer('entered', 'entered', { employeeId });
}

// An ID that is not three digits is looked up as well: it must cost as much as one that nobody has.
const nobody = 'nobody';

function isThisTheirPin({ pin, caller, contactId, employeeId = nobody }: Call): Step {
  if (pin === undefined) return answer('no entry', 'no entry');
  return {
    do: 'check PIN',
    entry: { employeeId, pin, caller, contactId },
    next: (verdict) =>
      verdict === 'right'
        ? {
            do: 'sign',
            proof: { employeeId, contactId },
            next: (proved) => answer('accepted', verdict, proved),
          }
        : // Wrong, locked, limited, halted, an ID nobody has: one answer for all.
          answer('refused', verdict),
  };
}

function answer(status: Answer['status'], outcome: Outcome, more: Partial<Answer> = {}): Step {
  return {
    do: 'answer',
    answer: { status, employeeId: '', authentication: '', provedAt: '', ...more },
    outcome,
  };
}
